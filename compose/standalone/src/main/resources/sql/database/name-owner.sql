-- Names and passwords go to the server as values; create-owner.sql reads them there.
select set_config('mehari.owner', ?, false), set_config('mehari.password', ?, false)
