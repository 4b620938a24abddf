-- The sessions that a changed password ended. They live no more since it changed; here they are told apart once.
update session s
set revoked_at = now()
from account a
where a.id = :#${body}
  and s.account_id = a.id
  and s.password_version <> a.password_version
  and s.revoked_at is null
returning s.id
