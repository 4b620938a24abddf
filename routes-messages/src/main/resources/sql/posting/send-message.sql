-- Posts a run of messages into conversations that the transaction has locked. Answers each command with its message, be
-- it new or known from before, or with none where it is refused.
with command as (
  select c.position, c.conversation_id, c.actor_id, c.command_id, c.body, c.reply_to
  from jsonb_to_recordset(cast(:#${body} as jsonb))
    as c (position int, conversation_id uuid, actor_id uuid, command_id uuid, body text, reply_to bigint)
),
known as (
  select c.position, m.conversation_id, m.actor_id, m.command_id, m.seq, m.at, m.body, m.reply_to
  from command c
  join message m using (conversation_id, actor_id, command_id)
),
-- The first acceptable one of each command id; a later one in the same run is a repetition.
fresh as (
  select distinct on (c.conversation_id, c.actor_id, c.command_id) c.*
  from command c
  join member p on p.conversation_id = c.conversation_id and p.user_id = c.actor_id
  where not exists (select from known k where k.position = c.position)
    and (
      c.reply_to is null
      or exists (select from message r where r.conversation_id = c.conversation_id and r.seq = c.reply_to)
    )
  order by c.conversation_id, c.actor_id, c.command_id, c.position
),
numbered as (
  select f.*,
    h.last_seq + row_number() over (partition by f.conversation_id order by f.position) as seq,
    greatest(h.last_at, date_trunc('milliseconds', statement_timestamp())) as at
  from fresh f
  join conversation_head h using (conversation_id)
),
posted as (
  insert into message (conversation_id, seq, actor_id, command_id, at, body, reply_to)
  select n.conversation_id, n.seq, n.actor_id, n.command_id, n.at, n.body, n.reply_to
  from numbered n
  order by n.conversation_id, n.seq
),
moved as (
  update conversation_head h
  set last_seq = n.last_seq, last_at = n.last_at
  from (
    select conversation_id, max(seq) as last_seq, max(at) as last_at from numbered group by conversation_id
  ) n
  where h.conversation_id = n.conversation_id
),
audience as (
  select p.conversation_id, string_agg(uuid_send(p.user_id), '' order by p.user_id) as users
  from member p
  where p.conversation_id in (select conversation_id from command)
  group by p.conversation_id
)
select
  c.position,
  c.conversation_id,
  c.actor_id,
  c.command_id,
  coalesce(k.seq, n.seq) as seq,
  coalesce(k.at, n.at) as at,
  coalesce(k.body, n.body) as body,
  case when k.seq is not null then k.reply_to else n.reply_to end as reply_to,
  exists (
    select from member p where p.conversation_id = c.conversation_id and p.user_id = c.actor_id
  ) as is_member,
  a.users as audience
from command c
left join known k on k.position = c.position
left join numbered n
  on n.conversation_id = c.conversation_id
  and n.actor_id = c.actor_id
  and n.command_id = c.command_id
  and n.position <= c.position
left join audience a on a.conversation_id = c.conversation_id
order by c.position
