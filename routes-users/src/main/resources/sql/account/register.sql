-- One row, or none where the name is taken. The founder is claimed by locking the only row of installation, so that of
-- several first registrations at once exactly one becomes administrator.
with founder as (
  update installation
  set founder_id = :#${exchangeProperty.registration.id}
  where founder_id is null
  returning founder_id
)
insert into account (id, username, display_name, search_name, role, password_hash, registered_from)
select
  :#${exchangeProperty.registration.id},
  :#${exchangeProperty.registration.username},
  :#${exchangeProperty.registration.displayName},
  :#${exchangeProperty.registration.searchName},
  case when exists (select from founder) then 'administrator' else 'member' end,
  :#${body},
  cast(:#${exchangeProperty.registration.network} as text)
on conflict (username) do nothing
returning id, username, display_name, upper(role) as role, created_at
