update account
set registered_from = null
where registered_from is not null and created_at < now() - interval '1 hour'
