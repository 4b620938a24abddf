select id, username, display_name, upper(role) as role, created_at
from account
where id = :#${exchangeProperty.caller.userId}
