#!/usr/bin/env bash
# Makes the secrets that are not there yet: a password for each role of the database and each user of the broker.
# A folder of /secrets is the volume of one container, which sees nothing else; a file is named like the setting
# whose value it holds. To change a password delete its file, then `docker compose up -d --force-recreate`.
set -euo pipefail
umask 022

# A password of 256 random bits, in letters that need no escaping anywhere.
random() { head -c 32 /dev/urandom | od -An -vtx1 | tr -d ' \n'; }

# A file appears whole or not at all, also when the power fails meanwhile.
put() {
  cat >"$1.new"
  sync "$1.new"
  mv "$1.new" "$1"
}

# secret FILE: the password that lies there, made if need be.
secret() {
  [ -s "$1" ] || random | put "$1"
  cat "$1"
}

# The owners of the two schemas, and the superuser that only backups and repairs use.
for owner in user-service message-service; do
  password=$(secret "/secrets/$owner/mehari.postgres.password")
  put "/secrets/postgres/$owner" <<<"$password"
done
put /secrets/user-service/mehari.postgres.username <<<users
put /secrets/message-service/mehari.postgres.username <<<messages
secret /secrets/postgres/superuser >/dev/null
secret /secrets/postgres/replication >/dev/null

secret /secrets/grafana/administrator >/dev/null
secret /secrets/hawtio/administrator >/dev/null

# RabbitMQ keeps a salt of four bytes and the SHA-256 of salt and password; see its guide "Credentials and Passwords".
hash() {
  local salt digest
  salt=$(head -c 4 /dev/urandom | od -An -vtx1 | tr -d ' \n')
  digest=$({ unhex "$salt"; printf '%s' "$1"; } | sha256sum | cut -d ' ' -f 1)
  unhex "$salt$digest" | base64 -w 0
}
unhex() { printf '%b' "$(sed 's/../\\x&/g' <<<"$1")"; }

# user NAME TAGS PASSWORD
user() { printf '{"name":"%s","tags":[%s],"password_hash":"%s","hashing_algorithm":"rabbit_password_hashing_sha256"}' "$1" "$2" "$(hash "$3")"; }

# rights NAME CONFIGURE WRITE READ, each a regular expression of exchanges and queues
rights() { printf '{"user":"%s","vhost":"/","configure":"^(%s)$","write":"^(%s)$","read":"^(%s)$"}' "$@"; }

for service in api user-service message-service; do
  put "/secrets/$service/mehari.rabbitmq.username" <<<"$service"
done
api=$(secret /secrets/api/mehari.rabbitmq.password)
users=$(secret /secrets/user-service/mehari.rabbitmq.password)
messages=$(secret /secrets/message-service/mehari.rabbitmq.password)
administrator=$(secret /secrets/rabbitmq/administrator)
# What nodes of a cluster know each other by.
secret /secrets/rabbitmq/cookie >/dev/null

# Queues of a cluster must not set aside a command because services were stopped often.
# Who publishes declares an exchange, who consumes a queue; to bind is to write to the queue and to read the exchange.
put /secrets/rabbitmq/definitions.json <<JSON
{
  "vhosts": [{"name":"/"}],
  "users": [
    $(user administrator '"administrator"' "$administrator"),
    $(user api '' "$api"),
    $(user user-service '' "$users"),
    $(user message-service '' "$messages")
  ],
  "permissions": [
    $(rights administrator '.*' '.*' '.*'),
    $(rights api \
      'users|messages|notification|broadcast|gateway\\..*' \
      'users|messages|broadcast|gateway\\..*' \
      'notification|broadcast|gateway\\..*'),
    $(rights user-service \
      'users|notification|broadcast|dead-letter|users\\..*' \
      'notification|broadcast|dead-letter|users\\..*' \
      'users|dead-letter|users\\..*'),
    $(rights message-service \
      'messages|notification|broadcast|dead-letter|messages\\..*' \
      'notification|broadcast|dead-letter|messages\\..*' \
      'messages|broadcast|dead-letter|messages\\..*')
  ],
  "policies": [
    {"vhost":"/","name":"no-delivery-limit","pattern":".*","apply-to":"quorum_queues","definition":{"delivery-limit":-1}}
  ]
}
JSON
