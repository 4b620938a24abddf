-- The wrong passwords of the last minute, of this network and of all, and when the oldest of each will be a minute old.
with failure as (
  select f.network = :#${exchangeProperty.attempt.network} as own, t as failed_at
  from failed_login f, unnest(f.failed_at) as t
  where f.username = :#${exchangeProperty.attempt.username}
    and t > now() - interval '1 minute'
)
select
  count(*) filter (where own) as own_failures,
  count(*) as all_failures,
  coalesce(cast(ceil(extract(epoch from min(failed_at) filter (where own) + interval '1 minute' - now()) * 1000) as bigint), 0)
    as own_retry_after_ms,
  coalesce(cast(ceil(extract(epoch from min(failed_at) + interval '1 minute' - now()) * 1000) as bigint), 0)
    as all_retry_after_ms,
  exists (
    select
    from account a
    join known_network k on k.account_id = a.id
    where a.username = :#${exchangeProperty.attempt.username}
      and k.network = :#${exchangeProperty.attempt.network}
      and k.signed_in_at > now() - interval '30 days'
  ) as network_known
from failure
