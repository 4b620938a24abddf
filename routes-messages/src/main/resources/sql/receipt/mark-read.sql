-- Moves read marks forward in conversations that the transaction has locked, never back and never beyond the last number.
with command as (
  select c.position, c.conversation_id, c.actor_id, c.seq, c.redelivered
  from jsonb_to_recordset(cast(:#${body} as jsonb))
    as c (position int, conversation_id uuid, actor_id uuid, seq bigint, redelivered boolean)
),
allowed as (
  select c.position, c.conversation_id, c.actor_id, c.redelivered,
    least(c.seq, h.last_seq) as wanted_seq,
    coalesce(r.read_seq, 0) as former_seq
  from command c
  join member p on p.conversation_id = c.conversation_id and p.user_id = c.actor_id
  join conversation_head h on h.conversation_id = c.conversation_id
  left join read_mark r on r.conversation_id = c.conversation_id and r.user_id = c.actor_id
),
mark as (
  select conversation_id, actor_id,
    greatest(max(wanted_seq), max(former_seq)) as read_seq,
    max(wanted_seq) > max(former_seq) as moved,
    bool_or(redelivered) as redelivered,
    max(position) as last_position
  from allowed
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
  m.conversation_id is not null as is_member,
  m.read_seq,
  -- A command that comes again may have been done without its event having been published.
  coalesce(m.last_position = c.position and m.read_seq > 0 and (m.moved or m.redelivered), false) as is_event,
  case
    when (select count(*) from member p where p.conversation_id = c.conversation_id) <= :#${exchangeProperty.receiptAudience}
    then (
      select string_agg(uuid_send(p.user_id), '' order by p.user_id)
      from member p
      where p.conversation_id = c.conversation_id
    )
    else uuid_send(c.actor_id)
  end as audience
from command c
left join mark m on m.conversation_id = c.conversation_id and m.actor_id = c.actor_id
order by c.position
