delete from known_network
where signed_in_at < now() - interval '30 days'
