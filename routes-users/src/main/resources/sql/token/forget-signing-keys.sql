-- A key is published until the last token that it signed has expired.
delete from signing_key k
where exists (
  select from signing_key next
  where next.generation = k.generation + 1
    and next.active_from < now() - make_interval(secs => :#${body}))
