select id, username, display_name, upper(role) as role, created_at, password_hash, password_version
from account
where username = :#${exchangeProperty.attempt.username}
