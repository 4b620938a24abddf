-- Posts a run of messages into conversations that the transaction has locked. Answers each command with its message, be
-- it new or known from before, or with none where it is refused. What is looked up for each command is a subquery with a
-- limit, which the planner cannot turn into reading whole tables, as it would like to while statistics are young.
with command as materialized (
  select
    c.position, c.conversation_id, c.actor_id, c.command_id, c.body, c.reply_to,
    k.seq as known_seq, k.at as known_at, k.body as known_body, k.reply_to as known_reply_to,
    (
      select true from member p where p.conversation_id = c.conversation_id and p.user_id = c.actor_id limit 1
    ) is not null as is_member,
    c.reply_to is null
      or (
        select true from message r where r.conversation_id = c.conversation_id and r.seq = c.reply_to limit 1
      ) is not null as has_answered
  from jsonb_to_recordset(cast(:#${body} as jsonb))
    as c (position int, conversation_id uuid, actor_id uuid, command_id uuid, body text, reply_to bigint)
  left join lateral (
    select m.seq, m.at, m.body, m.reply_to
    from message m
    where m.conversation_id = c.conversation_id and m.actor_id = c.actor_id and m.command_id = c.command_id
    limit 1
  ) k on true
),
-- The first acceptable one of each command id; a later one in the same run is a repetition.
fresh as (
  select distinct on (c.conversation_id, c.actor_id, c.command_id) c.*
  from command c
  where c.known_seq is null and c.is_member and c.has_answered
  order by c.conversation_id, c.actor_id, c.command_id, c.position
),
numbered as (
  select
    f.position, f.conversation_id, f.actor_id, f.command_id, f.body, f.reply_to,
    h.last_seq + row_number() over (partition by f.conversation_id order by f.position) as seq,
    greatest(h.last_at, date_trunc('milliseconds', statement_timestamp())) as at
  from fresh f
  cross join lateral (
    select h.last_seq, h.last_at from conversation_head h where h.conversation_id = f.conversation_id limit 1
  ) h
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
  select c.conversation_id, a.users
  from (select distinct conversation_id from command) c
  cross join lateral (
    select string_agg(uuid_send(p.user_id), '' order by p.user_id) as users
    from member p
    where p.conversation_id = c.conversation_id
  ) a
)
select
  c.position,
  c.conversation_id,
  c.actor_id,
  c.command_id,
  coalesce(c.known_seq, n.seq) as seq,
  coalesce(c.known_at, n.at) as at,
  coalesce(c.known_body, n.body) as body,
  case when c.known_seq is not null then c.known_reply_to else n.reply_to end as reply_to,
  c.is_member,
  a.users as audience
from command c
join audience a on a.conversation_id = c.conversation_id
left join numbered n
  on n.conversation_id = c.conversation_id
  and n.actor_id = c.actor_id
  and n.command_id = c.command_id
  and n.position <= c.position
order by c.position
