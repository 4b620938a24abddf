-- All that positions lack, in one snapshot. Each row says what it is: the epoch (seq 1 where the positions belong to it),
-- a head, a conversation that is gone, or an event.
with named as (
  select n.id, n.seq as position
  from jsonb_to_recordset(cast(:#${body.positions} as jsonb)) as n (id uuid, seq bigint)
),
mine as (
  select p.conversation_id, h.last_seq, h.last_at, n.position
  from member p
  cross join lateral (
    select h.last_seq, h.last_at from conversation_head h where h.conversation_id = p.conversation_id limit 1
  ) h
  left join named n on n.id = p.conversation_id
  where p.user_id = cast(:#${body.userId} as uuid)
),
history as (
  select e.id,
    coalesce(cast(e.id as text) = lower(cast(:#${body.epoch} as text)), true)
      and not exists (select from mine where position > last_seq) as is_recovered
  from epoch e
  where e.single
),
head as (
  select conversation_id, last_seq
  from mine
  where position is not null or last_seq > 0
  order by position is null, last_at desc, conversation_id
  limit :#${body.heads}
),
-- How many events lie before those of a conversation tells whether it is needed at all.
behind as (
  select m.conversation_id, m.position, m.last_at,
    sum(m.last_seq - m.position) over w - (m.last_seq - m.position) as before
  from mine m, history h
  where m.position < m.last_seq and h.is_recovered
  window w as (order by m.last_at desc, m.conversation_id)
)
select 'epoch' as kind, h.id as conversation_id, case when h.is_recovered then 1 else 0 end as seq,
  cast(null as uuid) as actor_id, cast(null as uuid) as command_id, cast(null as timestamptz) as at,
  cast(null as text) as body, cast(null as bigint) as reply_to, cast(0 as numeric) as rank
from history h
union all
select 'head', conversation_id, last_seq, null, null, null, null, null, 0
from head
union all
select 'gone', n.id, null, null, null, null, null, null, 0
from named n
where not exists (select from mine m where m.conversation_id = n.id)
union all
(
  select 'event', m.conversation_id, m.seq, m.actor_id, m.command_id, m.at, m.body, m.reply_to, b.before + m.seq - b.position
  from behind b
  cross join lateral (
    select * from message m
    where m.conversation_id = b.conversation_id and m.seq > b.position
    order by m.seq
    limit :#${body.fetched}
  ) m
  where b.before < :#${body.fetched}
  order by 9
  limit :#${body.fetched}
)
order by rank
