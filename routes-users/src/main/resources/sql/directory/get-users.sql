-- strpos takes every character literally. The query is folded as search_name is; a username is lower case already.
select id, username, display_name, upper(role) as role, created_at
from account
where (cast(:#${body.query} as text) is null
    or strpos(username, cast(:#${body.query} as text)) > 0
    or strpos(search_name, cast(:#${body.query} as text)) > 0)
  and (cast(:#${body.ids} as uuid[]) is null or id = any (cast(:#${body.ids} as uuid[])))
  and (cast(:#${body.after} as text) is null or username > cast(:#${body.after} as text))
order by username
limit :#${body.rows}
