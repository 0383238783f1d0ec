#!/bin/sh
# Runs once, when the PostgreSQL volume is new: one role for each database, none of them a
# superuser. Records, keys and the engine cannot read each other's tables.

set -eu

run() { # run SQL from standard input as the superuser
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres "$@"
}

# The password goes through the environment: arguments show in the list of processes.
make() { # make ROLE DATABASE...
  role=$1
  shift
  ROLE_PASSWORD=$(cat "${SECRETS:-/run/secrets}/${role}_password")
  export ROLE_PASSWORD
  run --set=role="$role" <<'SQL'
\getenv password ROLE_PASSWORD
CREATE ROLE :"role" LOGIN PASSWORD :'password';
SQL
  for database in "$@"; do
    run --set=role="$role" --set=database="$database" <<'SQL'
CREATE DATABASE :"database" OWNER :"role" ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
SQL
  done
}

make records records
make keys keys
make temporal temporal temporal_visibility
