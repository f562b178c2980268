#!/usr/bin/env bash
# Drops the five articles of seeds/ twice into a folder of its own and shows the log as it grows.
# usage: demo.sh FOLDER-OF-THE-PROGRAMS
set -euo pipefail
bin=$(cd "${1:?folder of the programs}" && pwd)
seeds=$(cd "$(dirname "$0")/../seeds" && pwd)
root=$(mktemp -d "${TMPDIR:-/tmp}/datelined-demo-XXXXXX")
daemon=
tail=
is_over=

cleanup() {
    [ -z "$tail" ] || kill "$tail" 2>/dev/null || true
    [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon"; } || true
    # Only who saw it to its end wants to look at the log.
    [ -n "$is_over" ] || rm -rf "$root"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

events() { "$bin/dateline" tail --root "$root" -n 1000 | wc -l; }

wait_for() {
    for _ in $(seq 600); do
        [ "$(events)" -ge "$1" ] && return
        sleep 0.05
    done
    echo "the log did not reach $1 events" >&2
    exit 1
}

say() { printf '\n%s\n' "$*"; }

say "\$ datelined --root $root &"
"$bin/datelined" --root "$root" &
daemon=$!
for _ in $(seq 600); do [ -e "$root/run/status.json" ] && break; sleep 0.05; done

say "\$ dateline tail -f &        # what follows is the live log"
"$bin/dateline" tail --root "$root" -n 1000 -f &
tail=$!

say "\$ cp seeds/*.txt $root/incoming/"
cp "$seeds"/*.txt "$root/incoming/"
wait_for 5
sleep 0.2 # so that the tail has printed its lines before the next prompt

say "\$ cp seeds/*.txt $root/incoming/        # the same five again"
cp "$seeds"/*.txt "$root/incoming/"
wait_for 10
sleep 0.2

sleep 1 # the status is renewed once a second
say "\$ dateline status"
"$bin/dateline" status --root "$root"
kill "$tail"
wait "$tail" 2>/dev/null || true
tail=
kill "$daemon"
wait "$daemon"
daemon=

say "\$ dateline verify"
"$bin/dateline" verify --root "$root"
is_over=yes
say "The log is text: try    jq .data.decision $root/log/current.jsonl"
