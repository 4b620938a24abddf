-- One role and one schema of the same name; the role may do nothing outside its schema.
do $$
declare
  owner text := current_setting('mehari.owner');
begin
  if not exists (select from pg_roles where rolname = owner) then
    execute format('create role %I', owner);
  end if;
  execute format(
    'alter role %I with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
    owner, current_setting('mehari.password'));
  execute format('grant connect on database mehari to %I', owner);
  execute format('create schema if not exists %I authorization %I', owner, owner);
end
$$
