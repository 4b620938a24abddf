select asked.id
from unnest(cast(:#${body} as uuid[])) as asked (id)
where not exists (select from live_session s where s.id = asked.id)
