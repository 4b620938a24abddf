#!/usr/bin/env bash
# recover.sh TIME: makes of the archive the database as it was at TIME, or as late as the archive knows ("latest"), and
# puts it in place of the one that is there, which is set aside. PostgreSQL must not run.
# recover.sh TIME check: only looks whether there is a copy to begin with.
set -euo pipefail
shopt -s nullglob

fail() {
  echo "restore-to: $1; nothing was changed." >&2
  exit 1
}

settings=(-c config_file=/mehari/postgresql.conf -c listen_addresses=
  -c "restore_command=gzip -dc /archive/wal/%f.gz >%p" -c recovery_target_action=promote)
until=99991231T000000Z
if [ "$1" != latest ]; then
  moment=$(date -u -d "$1" +%s.%N) || fail "'$1' is no moment"
  until=$(date -u -d "@$moment" +%Y%m%dT%H%M%SZ)
  settings+=(-c "recovery_target_time=$(date -u -d "@$moment" '+%F %T.%6N+00')")
fi

base=''
for copy in /archive/base/*Z; do
  [[ $(basename "$copy") > $until ]] || base=$copy
done
[ -n "$base" ] || fail "no copy of the database in the archive is from before $1"
[ "${2:-}" != check ] || exit 0

new=$PGDATA.new
rm -rf "$new"
mkdir -m 700 "$new"
tar --extract --gzip --file "$base/base.tar.gz" --directory "$new"
touch "$new/recovery.signal"
log=/tmp/recovery.log
options=''
for setting in "${settings[@]}"; do options+=" $(printf '%q' "$setting")"; done
pg_ctl --silent --wait --timeout=86400 --pgdata="$new" --log="$log" --options="$options" start || {
  cat "$log" >&2
  fail "the log in the archive does not lead to $1"
}
until [ "$(psql --username=postgres --dbname=mehari -tAc 'select pg_is_in_recovery()' 2>/dev/null)" = f ]; do
  pg_ctl --silent --pgdata="$new" status >/dev/null || {
    cat "$log" >&2
    fail "the log in the archive does not lead to $1"
  }
  sleep 0.2
done
# Clients that know more than this history must not go on as if nothing had happened.
psql --username=postgres --dbname=mehari --quiet --set=ON_ERROR_STOP=1 --command='update messages.epoch set id = gen_random_uuid()'
pg_ctl --silent --wait --pgdata="$new" --mode=fast stop

aside=$PGDATA.superseded-$(date -u +%Y%m%d-%H%M%S)
[ ! -e "$PGDATA" ] || mv "$PGDATA" "$aside"
mv "$new" "$PGDATA"
echo "The database is that of $1, from ${base#/archive/}. What was there before lies in its volume as $(basename "$aside")."
