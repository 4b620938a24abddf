-- A page of the caller's conversations, latest activity first, and one more, which tells that there are more. Activity
-- counts as it was at the time of the first page, which the cursor carries: then a conversation that becomes active while
-- somebody turns pages neither vanishes from the list nor stands in it twice.
with asked as (
  select
    cast(:#${body.userId} as uuid) as user_id,
    coalesce(cast(:#${body.asOf} as timestamptz), statement_timestamp()) as as_of,
    cast(:#${body.cursorAt} as timestamptz) as cursor_at,
    cast(:#${body.cursorId} as uuid) as cursor_id
),
mine as (
  select p.conversation_id, p.role, h.last_seq, a.as_of,
    case
      when h.last_at <= a.as_of then h.last_at
      else (
        -- Not found where more has come since: such a conversation stands before all pages that are still to come.
        select m.at
        from (
          select m.at from message m where m.conversation_id = p.conversation_id order by m.seq desc limit 200
        ) m
        where m.at <= a.as_of
        limit 1
      )
    end as active_at
  from asked a
  join member p on p.user_id = a.user_id
  cross join lateral (
    select h.last_seq, h.last_at from conversation_head h where h.conversation_id = p.conversation_id limit 1
  ) h
),
page as (
  select m.*
  from mine m, asked a
  where m.active_at is not null
    and (a.cursor_at is null or (m.active_at, m.conversation_id) < (a.cursor_at, a.cursor_id))
  order by m.active_at desc, m.conversation_id desc
  limit :#${body.fetched}
)
select
  g.conversation_id,
  c.kind,
  g.role,
  g.as_of,
  g.active_at,
  g.last_seq,
  members.member_count,
  members.users,
  coalesce(r.read_seq, 0) as read_seq,
  unread.unread,
  m.seq,
  m.command_id,
  m.actor_id,
  m.body,
  m.at,
  m.reply_to
from page g
cross join asked a
join conversation c on c.id = g.conversation_id
left join read_mark r on r.conversation_id = g.conversation_id and r.user_id = a.user_id
left join lateral (
  select * from message m where m.conversation_id = g.conversation_id order by m.seq desc limit 1
) m on true
cross join lateral (
  select
    count(*) as member_count,
    case when c.kind = 'private' then string_agg(uuid_send(p.user_id), '' order by p.user_id) end as users
  from member p
  where p.conversation_id = g.conversation_id
) members
cross join lateral (
  select count(*) as unread
  from (
    -- Only so far back: whoever posts without end may never have read anything.
    select latest.actor_id
    from (
      select o.actor_id from message o
      where o.conversation_id = g.conversation_id and o.seq > coalesce(r.read_seq, 0)
      order by o.seq desc
      limit :#${body.unreadScanned}
    ) latest
    where latest.actor_id <> a.user_id
    limit :#${body.unreadLimit}
  ) o
) unread
order by g.active_at desc, g.conversation_id desc
