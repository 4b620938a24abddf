-- All that decides about a refresh token. Whether it was spent within the last minute is asked of the database's clock.
select
  t.hash,
  s.account_id as user_id,
  t.session_id,
  s.expires_at <= now() as expired,
  exists (select from live_session l where l.id = s.id) as live,
  t.spent_at is not null as spent,
  coalesce(t.spent_at > now() - interval '1 minute', false) as spent_lately,
  t.cid,
  successor.access_id as successor_access_id,
  successor.issued_at as successor_issued_at,
  i.refresh_secret as secret
from refresh_token t
join session s on s.id = t.session_id
left join refresh_token successor on successor.hash = t.successor_hash
cross join installation i
where t.hash = :#${exchangeProperty.presented.hash}
