#!/usr/bin/env bash
# One of the two nodes of compose/cluster.yaml. It follows the other one where that is the primary, and else goes on as
# what it was. Nothing here makes a primary of a standby: compose/promote does, which sets the old primary's data aside.
set -euo pipefail

export PGPASSFILE=/tmp/pgpass PGCONNECT_TIMEOUT=3
(umask 077 && echo "$MEHARI_PEER:5432:*:replication:$(cat /run/secrets/replication)" >"$PGPASSFILE")

fail() {
  echo "postgres does not start: $1" >&2
  exit 1
}

ask_peer() { psql --no-psqlrc --quiet --tuples-only --no-align --command="$1" "host=$MEHARI_PEER user=replication replication=true" 2>/dev/null; }

# Either may become the primary. A standby that stays away for too long does not fill the primary's disk.
settings=(-c "synchronous_standby_names=$MEHARI_SYNCHRONOUS" -c max_slot_wal_keep_size=4GB)

if [ "$(ask_peer 'SHOW in_hot_standby' || true)" = off ]; then
  [ ! -e "$PGDATA" ] || [ -e "$PGDATA/standby.signal" ] ||
    fail "$MEHARI_PEER is the primary, and the data here is a primary's as well; nothing was touched. See docs/operations.md, Cluster."
  # It is there already where this is not the first start.
  ask_peer 'CREATE_REPLICATION_SLOT standby PHYSICAL RESERVE_WAL' >/dev/null || true
  if [ ! -e "$PGDATA" ]; then
    rm -rf "$PGDATA.new"
    pg_basebackup --host="$MEHARI_PEER" --username=replication --no-password --pgdata="$PGDATA.new" --slot=standby --checkpoint=fast
    touch "$PGDATA.new/standby.signal"
    sync
    mv "$PGDATA.new" "$PGDATA"
  fi
elif [ ! -e "$PGDATA" ] && { [ "$MEHARI_PEER" = postgres ] || compgen -G "$PGDATA.superseded-*" >/dev/null; }; then
  fail "it has no data, and $MEHARI_PEER, from which it gets them, does not answer yet as a primary."
fi

[ -e "$PGDATA/standby.signal" ] || exec sh /mehari/start.sh "${settings[@]}"
exec postgres -c config_file=/mehari/postgresql.conf "${settings[@]}" -c primary_slot_name=standby \
  -c "primary_conninfo=host=$MEHARI_PEER user=replication application_name=standby passfile=$PGPASSFILE connect_timeout=5"
