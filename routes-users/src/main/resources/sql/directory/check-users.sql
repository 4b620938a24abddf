select asked.id
from unnest(cast(:#${body} as uuid[])) as asked (id)
where not exists (select from account a where a.id = asked.id)
