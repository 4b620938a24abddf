#!/usr/bin/env bash
# Succeeds when the service can do its work: asks its readiness without a program that the image would need for it.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${MEHARI_PORT:-8080}"
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
