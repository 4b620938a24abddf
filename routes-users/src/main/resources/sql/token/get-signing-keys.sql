select generation, kid, private_key, public_key, active_from
from signing_key
order by generation
