delete from failed_login
where not exists (select from unnest(failed_at) as t where t > now() - interval '1 minute')
