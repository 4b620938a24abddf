-- A revoked session stays for a month, so that revoking it again is told from revoking what never was.
delete from session
where expires_at < now() - interval '1 day' or revoked_at < now() - interval '30 days'
