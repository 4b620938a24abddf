-- A spent token is kept as long as it could have been used: until then its second use is theft.
delete from refresh_token
where spent_at < now() - make_interval(secs => :#${body})
