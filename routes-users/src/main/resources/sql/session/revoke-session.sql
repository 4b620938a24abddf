-- One row where the session is the user's, also where it was over already.
update session
set revoked_at = coalesce(revoked_at, now())
where id = :#${body.sessionId} and account_id = :#${body.userId}
returning id
