-- Everything that routes-users keeps. Times come from this database's clock only.

-- One row for the whole system: who founded it, and the secret that refresh tokens are derived with.
create table installation (
  only_one boolean primary key default true check (only_one),
  founder_id uuid,
  -- Two random UUIDs are 244 random bits; sha256 spreads them over 32 bytes.
  refresh_secret bytea not null
    default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
);

insert into installation default values;

create table account (
  id uuid primary key,
  -- Kept in lower case; "C" gives the directory one order on every machine.
  username text collate "C" not null,
  display_name text not null,
  -- The display name as it is searched, folded by the service: lower() depends on the database's locale.
  search_name text not null,
  role text not null check (role in ('member', 'administrator')),
  password_hash text not null,
  -- Grows with every change; a session lives only while it carries the current one.
  password_version integer not null default 0,
  -- The address that registered it, for an hour, to limit registrations; then forgotten.
  registered_from text,
  created_at timestamptz not null default now()
);

-- Names are unique, and the directory is read in their order from this index alone.
create unique index account_username on account (username) include (search_name, id);

create index account_registered_from on account (registered_from, created_at)
  where registered_from is not null;

create table session (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  password_version integer not null,
  user_agent text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create index session_account on session (account_id);
create index session_expires_at on session (expires_at);

-- The sessions that are not over. A changed password ends all but those that were moved on to its version, in the
-- same instant and also for a login that was on its way.
create view live_session as
select s.*
from session s
join account a on a.id = s.account_id and a.password_version = s.password_version
where s.revoked_at is null and s.expires_at > now();

-- A refresh token is known by its SHA-256 only. A spent one stays, so that its second use is noticed.
create table refresh_token (
  hash bytea primary key check (length(hash) = 32),
  session_id uuid not null references session on delete cascade,
  -- The access token of the same pair: its jti, and the time it was issued at.
  access_id uuid not null,
  issued_at timestamptz not null default now(),
  spent_at timestamptz,
  cid uuid,
  successor_hash bytea check (length(successor_hash) = 32),
  check ((spent_at is null) = (successor_hash is null))
);

create index refresh_token_session on refresh_token (session_id);
create index refresh_token_spent_at on refresh_token (spent_at) where spent_at is not null;

-- The latest wrong passwords for a name, known or not.
create table wrong_password (
  username text primary key,
  failed_at timestamptz[] not null
);

-- The keys that sign access tokens. The primary key arbitrates between instances: one of them makes each generation.
create table signing_key (
  generation integer primary key,
  kid text not null unique,
  -- PKCS#8; absent where a file holds it.
  private_key bytea,
  -- X.509 SubjectPublicKeyInfo.
  public_key bytea not null,
  -- Signs what is issued from here on, until the next one does.
  active_from timestamptz not null
);
