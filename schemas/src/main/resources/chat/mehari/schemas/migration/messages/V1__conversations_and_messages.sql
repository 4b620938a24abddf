-- Names this history. An operator who restores a backup gives it a new id, and clients then read afresh.
create table epoch (
  single boolean primary key default true check (single),
  id uuid not null default gen_random_uuid()
);

insert into epoch default values;

create table conversation (
  id uuid primary key,
  kind text not null check (kind in ('private')),
  created_at timestamptz not null
);

-- The counter of a conversation, and the lock under which it is changed. It is updated with every batch, so it is narrow,
-- and has no index beside its key: then an update stays in its page (HOT) and leaves nothing behind for vacuum. The price
-- is paid by who lists conversations: the latest activity of all conversations of a user is read and sorted, some
-- microseconds for each. Lists are read when a page opens, messages are posted all day.
create table conversation_head (
  conversation_id uuid primary key references conversation,
  last_seq bigint not null default 0,
  last_at timestamptz not null
) with (fillfactor = 50);

create table member (
  conversation_id uuid not null references conversation,
  user_id uuid not null,
  role text not null check (role in ('member')),
  joined_at timestamptz not null,
  primary key (conversation_id, user_id)
);

create index member_by_user on member (user_id, conversation_id);

-- Up to where a member has read; no row means nothing. Narrow for the same reason as conversation_head.
create table read_mark (
  conversation_id uuid not null,
  user_id uuid not null,
  read_seq bigint not null check (read_seq > 0),
  primary key (conversation_id, user_id)
) with (fillfactor = 50);

-- One row for each number that a post took. Whatever else takes a number of the same count gets a table beside it, with the
-- same first five columns. No foreign key to conversation: its check would write a lock for every row, and the row of
-- conversation_head is locked anyway by who inserts here.
create table message (
  conversation_id uuid not null,
  seq bigint not null check (seq > 0),
  actor_id uuid not null,
  command_id uuid not null,
  at timestamptz not null,
  body text not null,
  reply_to bigint,
  primary key (conversation_id, seq),
  -- The memory of the commands: a command that comes again is found here, for ever.
  constraint message_command unique (conversation_id, actor_id, command_id)
);
