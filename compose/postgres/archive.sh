#!/usr/bin/env bash
# archive.sh PATH NAME: PostgreSQL hands over a finished piece of its log, and may drop it once it is safe in the archive.
set -euo pipefail
kept=/archive/wal/$2.gz
mkdir -p /archive/wal
if [ -e "$kept" ]; then
  # It was kept already, and PostgreSQL did not hear of it. Another one of that name would be another database's.
  gzip -dc "$kept" | cmp --quiet - "$1"
  exit
fi
gzip --fast <"$1" >"$kept.part"
sync "$kept.part"
mv "$kept.part" "$kept"
