-- The hundred seen last, the caller's own first, so that a reply keeps its size.
select id, created_at, last_seen_at, user_agent, id = :#${exchangeProperty.caller.sessionId} as current
from live_session
where account_id = :#${exchangeProperty.caller.userId}
order by id = :#${exchangeProperty.caller.sessionId} desc, last_seen_at desc, id
limit 100
