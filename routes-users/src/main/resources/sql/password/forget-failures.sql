delete from wrong_password
where not exists (select from unnest(failed_at) as t where t > now() - interval '1 minute')
