-- One row while the session lives. Its owner is seen at most once a minute, so that it costs a write only then.
with seen as (
  update session
  set last_seen_at = now()
  where id = :#${exchangeProperty.caller.sessionId}
    and account_id = :#${exchangeProperty.caller.userId}
    and last_seen_at < now() - interval '1 minute'
)
select a.id, a.username, a.display_name, upper(a.role) as role, a.created_at
from live_session s
join account a on a.id = s.account_id
where s.id = :#${exchangeProperty.caller.sessionId} and a.id = :#${exchangeProperty.caller.userId}
