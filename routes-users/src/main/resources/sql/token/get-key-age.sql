-- The newest key, and for how long it has been in force.
select generation, cast(extract(epoch from now() - active_from) as bigint) as age_seconds
from signing_key
order by generation desc
limit 1
