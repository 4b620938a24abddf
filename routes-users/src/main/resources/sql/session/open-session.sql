-- No row where the password was changed since it was checked: the lock waits for a change that is under way.
with owner as (
  select id, password_version
  from account
  where id = :#${body.user.id} and password_version = :#${body.passwordVersion}
  for share
),
opened as (
  insert into session (id, account_id, password_version, user_agent, expires_at)
  select :#${body.sessionId}, id, password_version, cast(:#${body.userAgent} as text),
    now() + make_interval(secs => :#${body.lifetimeSeconds})
  from owner
  returning id, account_id
),
token as (
  insert into refresh_token (hash, session_id, access_id)
  select :#${body.refreshTokenHash}, id, :#${body.accessTokenId} from opened
  returning access_id, issued_at
),
known as (
  insert into known_network (account_id, network)
  select account_id, cast(:#${body.network} as text) from opened
  on conflict (account_id, network) do update set signed_in_at = now()
)
select account_id as user_id, id as session_id, access_id as token_id, issued_at
from opened, token
