#!/usr/bin/env bash
# base-backup.sh KEEP: copies the whole database to /archive/base, keeps the last KEEP copies and the log from there on.
set -euo pipefail
shopt -s nullglob
keep=$1
mkdir -p /archive/base
rm -rf /archive/base/*.part
part=/archive/base/new.part
pg_basebackup --username=postgres --pgdata="$part" --format=tar --gzip --wal-method=fetch --checkpoint=fast
sync
# Named after its end: any later moment can be reached from it.
base=/archive/base/$(date -u +%Y%m%dT%H%M%SZ)
mv "$part" "$base"

bases=(/archive/base/*Z)
for old in "${bases[@]:0:$((${#bases[@]} > keep ? ${#bases[@]} - keep : 0))}"; do rm -r "$old"; done
bases=(/archive/base/*Z)
first=$(tar --extract --gzip --to-stdout --file "${bases[0]}/base.tar.gz" backup_label | sed -n 's/^START WAL LOCATION.*(file \([0-9A-F]*\)).*/\1/p')
pg_archivecleanup -x .gz /archive/wal "$first"
echo "Copied to ${base#/archive/}; there are ${#bases[@]}, the oldest of $(basename "${bases[0]}")."
