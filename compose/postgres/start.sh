#!/bin/sh
# Starts PostgreSQL as the user it runs as, without a step as root; makes the database the first time, and sets
# the roles and their rights each time, so that a changed secret needs nothing but a restart.
set -eu

fail() {
  echo "postgres does not start: $1" >&2
  exit 1
}

for secret in superuser user-service message-service replication; do
  [ -s "/run/secrets/$secret" ] || fail "the secret '$secret' is missing; 'docker compose up -d' makes it again."
done

version=$(basename "$PGDATA")
case $(postgres --version) in
  *" $version"[.\ b]*) ;;
  *) fail "the data is of PostgreSQL $version, this is $(postgres --version); nothing was touched. See docs/operations.md, Upgrade." ;;
esac
for other in "$(dirname "$PGDATA")"/[0-9]*; do
  if [ -e "$other" ] && [ "$other" != "$PGDATA" ] && [ ! -e "$PGDATA" ] && [ "$other" != "$PGDATA.new" ]; then
    fail "the data is of PostgreSQL $(basename "$other"), this is $version; nothing was touched. See docs/operations.md, Upgrade."
  fi
done

if [ ! -e "$PGDATA" ]; then
  # Beside, and then moved in one step: a first start that is interrupted begins anew.
  rm -rf "$PGDATA.new"
  initdb --pgdata="$PGDATA.new" --username=postgres --pwfile=/run/secrets/superuser \
    --auth-local=peer --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums >/dev/null
  echo "host all all all scram-sha-256" >>"$PGDATA.new/pg_hba.conf"
  sync
  mv "$PGDATA.new" "$PGDATA"
fi

follow="host replication replication all scram-sha-256"
grep -qxF "$follow" "$PGDATA/pg_hba.conf" || echo "$follow" >>"$PGDATA/pg_hba.conf"

# Nobody but this script is let in until the roles are right.
pg_ctl --silent --wait --pgdata="$PGDATA" --options="-c listen_addresses='' -c config_file=/mehari/postgresql.conf" start
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --file=/mehari/roles.sql >/dev/null || {
  pg_ctl --silent --pgdata="$PGDATA" --mode=fast stop
  fail "the roles could not be set; the lines above say why."
}
pg_ctl --silent --wait --pgdata="$PGDATA" --mode=fast stop

exec postgres -c config_file=/mehari/postgresql.conf "$@"
