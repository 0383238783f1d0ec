#!/bin/sh
# Makes the secrets that docker-compose.yml reads, once: random passwords in secrets/.
#
# - The folder is closed to all others on this machine; the files inside are readable, because
#   each is handed to containers whose users are not known here.
# - What exists is kept. A secret is never printed.

set -eu
cd -- "$(dirname -- "$0")/.."
umask 077
mkdir -p secrets
printf '*\n' >secrets/.gitignore # never part of a commit

keep() { # keep NAME VALUE: write it unless it is there
  if [ ! -e "secrets/$1" ]; then
    printf '%s\n' "$2" >"secrets/$1"
    chmod 444 "secrets/$1"
  fi
}

random() { # 256 bits, in letters that need no quoting anywhere
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

for name in postgres records keys temporal; do
  keep "${name}_password" "$(random)"
done
for name in records keys; do
  keep "${name}_url" "postgresql+psycopg://$name:$(cat "secrets/${name}_password")@postgresql/$name"
done
echo 'secrets/ is complete.'
