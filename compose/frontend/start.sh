#!/usr/bin/env bash
# Starts nginx, which must know by what address this machine itself comes in: that of its network's end.
set -euo pipefail
# The default route's gateway, four bytes in hexadecimal, lowest first; see proc(5), /proc/net/route.
hex=$(awk '$2 == "00000000" { print $3; exit }' /proc/net/route)
if [ -n "$hex" ]; then
  printf '%d.%d.%d.%d 127.0.0.1;\n' "0x${hex:6:2}" "0x${hex:4:2}" "0x${hex:2:2}" "0x${hex:0:2}"
fi >/tmp/this-machine.map
exec nginx -g 'daemon off;'
