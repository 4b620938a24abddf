-- The database, its two owners and what each may do: it owns its schema and sees nothing of the other.
\set superuser `cat /run/secrets/superuser`
\set users `cat /run/secrets/user-service`
\set messages `cat /run/secrets/message-service`
\set replication `cat /run/secrets/replication`

select 'create database mehari' where not exists (select from pg_database where datname = 'mehari') \gexec
select 'create role users' where not exists (select from pg_roles where rolname = 'users') \gexec
select 'create role messages' where not exists (select from pg_roles where rolname = 'messages') \gexec
select 'create role replication' where not exists (select from pg_roles where rolname = 'replication') \gexec

alter role postgres password :'superuser';
alter role users login password :'users' nosuperuser nocreatedb nocreaterole noreplication connection limit 60;
alter role messages login password :'messages' nosuperuser nocreatedb nocreaterole noreplication connection limit 60;
-- For a standby and for base backups; it may sign in to no database.
alter role replication login password :'replication' nosuperuser nocreatedb nocreaterole replication connection limit 5;

revoke all on database postgres, template1, mehari from public;
grant connect on database mehari to users, messages;

\connect mehari
revoke all on schema public from public;
create schema if not exists users authorization users;
create schema if not exists messages authorization messages;
