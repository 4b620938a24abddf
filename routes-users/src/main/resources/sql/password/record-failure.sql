-- Counts a wrong password; one row where it was among those allowed within a minute. What comes after them is not
-- counted, so that nobody can keep a name blocked for ever by going on.
insert into wrong_password as w (username, failed_at)
values (:#${exchangeProperty.attempt.username}, array[now()])
on conflict (username) do update
set failed_at = array(
    select t from unnest(w.failed_at || excluded.failed_at) as t
    where t > now() - interval '1 minute' order by t)
where (select count(*) from unnest(w.failed_at) as t where t > now() - interval '1 minute')
  < :#${exchangeProperty.attempt.allowedFailures}
returning cardinality(failed_at) as failures
