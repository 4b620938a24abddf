-- One row, or none where somebody else was quicker or the session ended meanwhile.
with spent as (
  update refresh_token t
  set spent_at = now(), cid = cast(:#${body.cid} as uuid), successor_hash = :#${body.successorHash}
  from live_session s
  where t.hash = :#${body.hash} and t.spent_at is null and s.id = t.session_id
  returning t.session_id, s.account_id
),
prolonged as (
  update session s
  set last_seen_at = now(), expires_at = now() + make_interval(secs => :#${body.lifetimeSeconds})
  from spent
  where s.id = spent.session_id
),
successor as (
  insert into refresh_token (hash, session_id, access_id)
  select :#${body.successorHash}, session_id, :#${body.accessTokenId} from spent
  returning access_id, issued_at
)
select account_id as user_id, session_id, access_id as token_id, issued_at
from spent, successor
