-- Moves read marks forward in conversations that the transaction has locked, never back and never beyond the last number.
with command as materialized (
  select
    c.position, c.conversation_id, c.actor_id, c.redelivered,
    p.user_id is not null as is_member,
    least(c.seq, h.last_seq) as wanted_seq,
    coalesce(r.read_seq, 0) as former_seq
  from jsonb_to_recordset(cast(:#${body} as jsonb))
    as c (position int, conversation_id uuid, actor_id uuid, seq bigint, redelivered boolean)
  left join lateral (
    select p.user_id from member p where p.conversation_id = c.conversation_id and p.user_id = c.actor_id limit 1
  ) p on true
  left join lateral (
    select h.last_seq from conversation_head h where h.conversation_id = c.conversation_id limit 1
  ) h on true
  left join lateral (
    select r.read_seq from read_mark r where r.conversation_id = c.conversation_id and r.user_id = c.actor_id limit 1
  ) r on true
),
mark as (
  select
    conversation_id, actor_id,
    greatest(max(wanted_seq), max(former_seq)) as read_seq,
    max(wanted_seq) > max(former_seq) as moved,
    bool_or(redelivered) as redelivered,
    max(position) as last_position
  from command
  where is_member
  group by conversation_id, actor_id
),
changed as (
  insert into read_mark (conversation_id, user_id, read_seq)
  select conversation_id, actor_id, read_seq from mark where moved order by conversation_id, actor_id
  on conflict (conversation_id, user_id) do update set read_seq = excluded.read_seq
)
select
  c.position,
  c.conversation_id,
  c.actor_id,
  c.is_member,
  m.read_seq,
  e.audience is not null as is_event,
  e.audience
from command c
left join mark m on m.conversation_id = c.conversation_id and m.actor_id = c.actor_id
-- Marks of one member in one run make one event. A command that comes again may have been done without its event having
-- been published, so it makes one although it changes nothing.
left join lateral (
  select
    case
      when count(*) <= :#${exchangeProperty.receiptAudience}
      then string_agg(uuid_send(p.user_id), '' order by p.user_id)
      else uuid_send(c.actor_id)
    end as audience
  from member p
  where p.conversation_id = c.conversation_id
    and m.last_position = c.position
    and m.read_seq > 0
    and (m.moved or m.redelivered)
  having count(*) > 0
) e on true
order by c.position
