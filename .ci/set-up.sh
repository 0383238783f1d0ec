# Sets up this clone: sourced by ./run and ./test, with the root as the current folder.
#
# - Everything lands in .venv and .engine; the machine keeps only caches (pip's, and Go's if it builds).
# - What is set up already is recognised by a stamp, so later calls take no time.
# - Whatever is missing is said in plain words, with what to do about it.

set -eu

step_now=0

step() { # say which step of how many begins
  step_now=$((step_now + 1))
  printf '[%s/%s] %s\n' "$step_now" "$steps" "$1"
}

stop() { # say why it cannot go on
  printf '\nThis cannot go on: %s\n' "$1" >&2
  exit 1
}

find_python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      python=$name
      return 0
    fi
  done
  if command -v python3 >/dev/null 2>&1; then
    stop "Python 3.11 or newer is needed; this machine has $(python3 --version 2>&1)."
  fi
  stop 'Python 3.11 or newer is needed, and no Python was found on the PATH.'
}

make_environment() {
  if .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' \
    >/dev/null 2>&1; then
    return 0
  fi
  find_python
  "$python" -c 'import ensurepip, sqlite3, ssl, venv' >/dev/null 2>&1 ||
    stop "$python lacks a module of the standard library (venv, ensurepip, sqlite3 or ssl).
On Debian and Ubuntu: apt-get install python3-venv"
  rm -rf .venv
  "$python" -m venv .venv || stop 'The virtual environment .venv could not be made (see above).'
}

# pip's lines, one in ten, as "n of m"; "m" counts also what only other systems need.
show_progress() {
  awk -v all="$1" '
    /^Collecting / { n++; if (n % 10 == 0) { printf "      %d of %d packages\n", n, all; fflush() } }
    /^Installing collected/ { print "      putting them in place"; fflush() }'
}

install_packages() {
  stamp=.venv/entryhall-packages
  wanted=$(cksum <requirements.lock)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    return 0
  fi
  rm -f "$stamp"
  log=.venv/install.log
  {
    .venv/bin/python -m pip install --require-hashes --no-input --disable-pip-version-check \
      --progress-bar off -r requirements.lock 2>&1 || echo failed >"$stamp.failed"
  } | tee "$log" | show_progress "$(grep -c '^[a-z0-9].*==' requirements.lock)"
  if [ -e "$stamp.failed" ]; then
    rm -f "$stamp.failed"
    tail -n 15 "$log" >&2
    stop "The Python packages could not be installed (the lines above are pip's last ones).
They come from the package index that pip is set up for; this needs network access to it.
The whole log: $log"
  fi
  printf '%s\n' "$wanted" >"$stamp"
}

# Our own four packages are used where they stand: one line makes them importable, and one
# small program is the command. Nothing has to be built, so nothing else has to be fetched.
link_packages() {
  site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  pwd >"$site/entryhall.pth"
  cp deploy/entryhall .venv/bin/entryhall
  chmod 755 .venv/bin/entryhall
}

set_up() {
  step 'Python environment (.venv)'
  make_environment
  step 'Python packages, pinned by hash'
  install_packages
  link_packages
}

no_engine() {
  stop 'No engine (see above).'
}
