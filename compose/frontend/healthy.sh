#!/usr/bin/env bash
# Succeeds when the page is served.
set -euo pipefail
exec 3<>/dev/tcp/127.0.0.1/3000
printf 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
