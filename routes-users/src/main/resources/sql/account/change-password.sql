-- Ends every session of the account but the caller's, which moves on to the new version in the same statement. No row
-- where the password was changed since it was checked.
with changed as (
  update account
  set password_hash = :#${body}, password_version = password_version + 1
  where id = :#${exchangeProperty.known.user.id}
    and password_version = :#${exchangeProperty.known.passwordVersion}
  returning id, password_version
),
kept as (
  update session s
  set password_version = changed.password_version
  from changed
  where s.id = :#${exchangeProperty.caller.sessionId}
    and s.account_id = changed.id
    and s.password_version = changed.password_version - 1
)
select id from changed
