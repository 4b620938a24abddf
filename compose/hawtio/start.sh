#!/usr/bin/env bash
# Starts nginx, which asks for the administrator's password, and keeps the list of instances that there are.
set -euo pipefail
umask 077
printf 'admin:{PLAIN}%s\n' "$(cat /run/secrets/administrator)" >/tmp/passwords

# One object for each address of each service, as JSON.
instances() {
  local service address separator=""
  printf '['
  for service in api user-service message-service; do
    for address in $(getent ahostsv4 "$service" | awk '{ print $1 }' | sort -u); do
      printf '%s{"service":"%s","address":"%s"}' "$separator" "$service" "$address"
      separator=,
    done
  done
  printf ']\n'
}

list() {
  instances >/tmp/instances.json.new
  mv /tmp/instances.json.new /tmp/instances.json
}

list
while sleep 5; do list; done &
exec nginx -g 'daemon off;'
