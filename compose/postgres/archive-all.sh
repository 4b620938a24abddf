#!/usr/bin/env bash
# Has what was written until now archived, and waits for it for a minute at most.
set -euo pipefail
sql() { psql --username=postgres --no-psqlrc --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }
last=$(sql 'select pg_walfile_name(pg_switch_wal())')
for _ in $(seq 120); do
  [ ! -e "/archive/wal/$last.gz" ] || exit 0
  sleep 0.5
done
echo "restore-to: the archive does not take what was written last; see the log of postgres." >&2
exit 1
