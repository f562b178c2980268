# What the chapters of life.sh are told with.
package=$(echo /srv/share/*.deb)
spool=/var/spool/datelined
steps=0

step() { steps=$((steps + 1)); printf 'ok %d - %s\n' "$steps" "$*"; }

fail() {
    printf 'not ok - %s\n' "$*"
    systemctl status --no-pager --full datelined || true
    journalctl --no-pager -n 60 || true
    exit 1
}

# Waits for a condition, for as long as a loaded machine may take.
until_true() {
    local what=$1
    shift
    for _ in $(seq 1200); do
        if "$@" >/dev/null 2>&1; then step "$what"; return; fi
        sleep 0.1
    done
    fail "$what"
}

property() { systemctl show --property "$1" --value "${2:-datelined}"; }
status_has() { property StatusText | grep -qE -- "$1"; }
kind() { sed -n "s/^.It \($1[0-9a-f]*\) .*/\1/p" <(zcat /usr/share/man/man8/datelined.8.gz); }
told() { journalctl --quiet --no-pager -u datelined MESSAGE_ID="$(kind "$1")" "${@:2}" -o cat | grep .; }
drop() { # USER SOURCE FILE: writes under a hidden name and renames, as a good dropper does
    runuser -u "$1" -- sh -c "mkdir -p $spool/incoming/$2; cat > $spool/incoming/$2/.$3; \
        mv $spool/incoming/$2/.$3 $spool/incoming/$2/$3"
}
# What is on stable storage, as the log itself says it.
durable() { head -c 20 /var/lib/datelined/log/durable | sed 's/^0*\(.\)/\1/'; }
log_at() { [ "$(durable)" = "$1" ]; }
main_process() { property MainPID; }
restarted() { [ "$(property NRestarts)" -ge "$1" ] && [ "$(property ActiveState)" = active ]; }
# Directives for the units' [Service], until they are taken back; systemd's count of starts begins anew.
override() {
    mkdir -p /run/systemd/system/datelined.service.d
    printf '[Service]\n' > /run/systemd/system/datelined.service.d/test.conf
    printf '%s\n' "$@" >> /run/systemd/system/datelined.service.d/test.conf
    systemctl daemon-reload
    systemctl reset-failed datelined 2>/dev/null || true
}
take_back() {
    rm -r /run/systemd/system/datelined.service.d
    systemctl daemon-reload
    systemctl reset-failed datelined 2>/dev/null || true
}
