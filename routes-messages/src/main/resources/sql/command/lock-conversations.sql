-- Locks the conversations of a batch until the end of the transaction, always in the same order.
select h.conversation_id, h.last_seq
from conversation_head h
where h.conversation_id in (
  select cast(id as uuid) from jsonb_array_elements_text(cast(:#${exchangeProperty.locked} as jsonb)) as n (id)
)
order by h.conversation_id
for update
