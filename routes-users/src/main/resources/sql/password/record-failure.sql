-- Counts a wrong password; one row where it was among those that its network may get wrong within a minute. What comes
-- after them is not counted, so that the network is heard again a minute later, however long somebody goes on.
insert into failed_login as f (username, network, failed_at)
values (:#${exchangeProperty.attempt.username}, :#${exchangeProperty.attempt.network}, array[now()])
on conflict (username, network) do update
set failed_at = array(
    select t from unnest(f.failed_at || excluded.failed_at) as t
    where t > now() - interval '1 minute' order by t)
where (select count(*) from unnest(f.failed_at) as t where t > now() - interval '1 minute')
  < :#${exchangeProperty.attempt.allowedFailures}
returning cardinality(failed_at) as failures
