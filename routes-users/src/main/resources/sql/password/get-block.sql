-- The wrong passwords of the last minute, and when the oldest of them will be a minute old.
select
  count(*) as failures,
  coalesce(cast(ceil(extract(epoch from min(t) + interval '1 minute' - now()) * 1000) as bigint), 0) as retry_after_ms
from wrong_password w, unnest(w.failed_at) as t
where w.username = :#${exchangeProperty.attempt.username}
  and t > now() - interval '1 minute'
