-- The first key signs at once. A later one is published first, so that the gateways know it before they see it. Of
-- several instances that introduce the same generation, one wins.
insert into signing_key (generation, kid, private_key, public_key, active_from)
select :#${body.generation}, :#${body.kid}, cast(:#${body.privateKey} as bytea), :#${body.publicKey},
  now() + make_interval(secs => :#${body.delaySeconds})
on conflict do nothing
