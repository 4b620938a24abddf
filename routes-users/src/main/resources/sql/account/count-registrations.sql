-- How many accounts a network made within the last hour, and when the oldest of them will be an hour old.
select
  count(*) as registrations,
  coalesce(cast(ceil(extract(epoch from min(created_at) + interval '1 hour' - now()) * 1000) as bigint), 0) as retry_after_ms
from account
where registered_from = cast(:#${body.network} as text)
  and created_at > now() - interval '1 hour'
