-- A page of a conversation and one message more, which tells that there are more; one row without a message where the
-- page is empty, and no row where the caller is not a member.
select m.conversation_id, m.seq, m.command_id, m.actor_id, m.body, m.at, m.reply_to
from member p
left join lateral (
  (
    select * from message m
    where cast(:#${body.after} as bigint) is not null
      and m.conversation_id = p.conversation_id
      and m.seq > :#${body.after}
    order by m.seq
    limit :#${body.fetched}
  )
  union all
  (
    select * from message m
    where cast(:#${body.after} as bigint) is null
      and m.conversation_id = p.conversation_id
      and m.seq < coalesce(:#${body.before}, 9223372036854775807)
    order by m.seq desc
    limit :#${body.fetched}
  )
) m on true
where p.conversation_id = :#${body.conversationId}
  and p.user_id = :#${body.userId}
