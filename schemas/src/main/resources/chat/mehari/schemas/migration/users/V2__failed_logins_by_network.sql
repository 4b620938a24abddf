-- Wrong passwords are counted by name and network, so that nobody can lock out somebody else.
-- wrong_password stays: instances of the version before still count there while they are replaced.

-- The latest wrong passwords for a name, known or not, from one network.
create table failed_login (
  username text,
  network text,
  failed_at timestamptz[] not null,
  primary key (username, network)
);

-- Where somebody signed in within the last 30 days: what others do to the name does not keep them out there.
create table known_network (
  account_id uuid references account on delete cascade,
  network text,
  signed_in_at timestamptz not null default now(),
  primary key (account_id, network)
);

create index known_network_signed_in_at on known_network (signed_in_at);
