-- Creates private conversations that are about to get their first message. Another instance may be doing the same: who
-- comes second waits for the first one's commit and creates nothing.
with wanted as (
  select n.id, n.one, n.other, date_trunc('milliseconds', statement_timestamp()) as at
  from jsonb_to_recordset(cast(:#${exchangeProperty.missing} as jsonb)) as n (id uuid, one uuid, other uuid)
),
created as (
  insert into conversation (id, kind, created_at)
  select w.id, 'private', w.at from wanted w order by w.id
  on conflict (id) do nothing
  returning id, created_at
),
headed as (
  insert into conversation_head (conversation_id, last_seq, last_at)
  select c.id, 0, c.created_at from created c
)
insert into member (conversation_id, user_id, role, joined_at)
select c.id, u.user_id, 'member', c.created_at
from created c
join wanted w on w.id = c.id
cross join lateral (select w.one as user_id union select w.other) u
