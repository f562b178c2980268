#!/usr/bin/env bash
# The life of the package under a real systemd, from installation to purge. Runs in the machine of machine.sh,
# with the package and the five articles in /srv/share. Each step says what it saw; the first that fails ends it.
set -euo pipefail
export LANG=C.UTF-8
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
    for _ in $(seq 600); do
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
log_at() { [ "$(runuser -u reader -- dateline tail -n 10000 -o json | wc -l)" = "$1" ]; }
main_process() { property MainPID; }
restarted() { [ "$(property NRestarts)" -ge "$1" ] && [ "$(property ActiveState)" = active ]; }

useradd dropper && useradd reader && useradd nobody-else

# Installation. Images for containers forbid the start of services.
rm -f /usr/sbin/policy-rc.d
dpkg --install "$package" >/dev/null
usermod -aG datelined-drop dropper && usermod -aG datelined reader
[ "$(property ActiveState)" = active ] || fail "installed and started"
[ "$(systemctl is-enabled datelined)" = enabled ] || fail "enabled"
step "installed, enabled and ready: $(property StatusText)"
status_has '^Watching the drop folder · 0 articles, 0 copies, 0 rejected · 0/s · backlog 0 · log at 0$' \
    || fail "the status is the sentence of an idle daemon"
told cf587 >/dev/null || fail "the journal says that it has started"
journalctl --no-pager -x MESSAGE_ID="$(kind cf587)" | grep -q 'The news ingest watches its folder' \
    || fail "the catalog explains it"
step "the catalog explains the start"
exposure=$(systemd-analyze security --threshold=3 --no-pager datelined | tail -n 1) || fail "exposure"
step "$exposure"
(cd /lib/systemd/system && systemd-analyze verify datelined.service datelined-once.timer 2>&1) \
    | grep -v 'ignoring: notify-reload' && fail "verify"
step "systemd-analyze verify says nothing but that 252 does not know notify-reload"

# Rights
[ "$(ps -o user= -p "$(main_process)")" = datelined ] || fail "it runs as its user"
[ "$(stat -c '%U:%G %a' $spool/incoming)" = "datelined:datelined-drop 2770" ] || fail "rights of incoming"
[ "$(stat -c '%U:%G %a' /var/lib/datelined)" = "datelined:datelined 750" ] || fail "rights of the state"
[ "$(stat -c '%a' /var/lib/datelined/log/current.jsonl)" = 640 ] || fail "rights of the log"
! runuser -u nobody-else -- dateline tail >/dev/null 2>&1 || fail "others cannot read the log"
! runuser -u reader -- sh -c "echo >> /var/lib/datelined/log/current.jsonl" 2>/dev/null || fail "readers cannot write"
! runuser -u reader -- touch $spool/incoming/x 2>/dev/null || fail "readers cannot drop"
step "the log is read by its group and written by nobody else; who may drop may not read"

# The five articles, twice
for round in first second; do
    for article in /srv/share/seeds/*.txt; do drop dropper "$round" "$(basename "$article")" < "$article"; done
done
until_true "five articles and five copies are in the log" log_at 10
until_true "the status counts them" \
    status_has '^Watching 2 sources · 5 articles, 5 copies, 0 rejected · [0-9.]+/s · backlog 0 · log at 10$'
[ -z "$(find $spool/incoming -type f)" ] || fail "all are settled"
step "settled: $(find $spool/done -type f | wc -l) files in done/"
# A file of a person with a narrow umask, and a folder that only this person may write in.
runuser -u dropper -- sh -c "umask 077; mkdir $spool/incoming/private; echo 'A private story.' > $spool/incoming/private/p.txt"
until_true "a private file in a private folder is taken in" log_at 11

# Rejections, with their fields
: | drop dropper first empty.txt
until_true "a rejection is in the journal, under its file and kind" told 8d3f6 DATELINED_FILE=first/empty.txt
journalctl -o verbose --no-pager MESSAGE_ID="$(kind 8d3f6)" > /tmp/rejection
grep -q 'DATELINED_CODE=empty' /tmp/rejection && grep -q 'DATELINED_SEQUENCE=12' /tmp/rejection \
    && grep -q 'PRIORITY=4' /tmp/rejection && grep -q 'CODE_FILE=Daemon/' /tmp/rejection || fail "fields of a rejection"
step "its fields: $(grep -oE '(DATELINED_[A-Z]+|PRIORITY)=.*' /tmp/rejection | tr '\n' ' ')"
echo "--- systemctl status"
systemctl status --no-pager datelined
echo "---"

# Stop and start
systemctl stop datelined
[ "$(property Result)" = success ] && [ "$(property ActiveState)" = inactive ] || fail "stopped well"
told 5c065 >/dev/null || fail "the journal says that it has stopped"
systemctl start datelined
status_has 'log at 12' || fail "it goes on where it was"
step "stopped, started, and where it was: $(property StatusText)"

# Kill
kill -KILL "$(main_process)"
until_true "started again after a kill" restarted 1
echo "After the kill." | drop dropper first k.txt
until_true "and at work" log_at 13
runuser -u reader -- dateline verify >/tmp/verify || fail "the log is whole"
step "$(tail -n 1 /tmp/verify)"

# Reload
process=$(main_process)
printf '[Spool]\nSettleAfter=100ms\n[Log]\nSync=always\n' > /etc/datelined/datelined.conf.d/10-test.conf
systemctl reload datelined || fail "reload"
until_true "a reload applies what it can and names what waits" status_has 'only a restart applies \[Log\] Sync='
told 58bee | grep -q 'settings read again: \[Spool\] SettleAfter=' || fail "the journal says what changed"
printf '[Spool]\nSettle=never\n' > /etc/datelined/datelined.conf.d/10-test.conf
systemctl reload datelined 2>/dev/null && fail "a reload of bad settings fails"
step "a reload of bad settings fails: $(journalctl -u datelined -o cat --no-pager | grep '10-test.conf:2' | tail -n 1)"
kill -HUP "$process"
until_true "the status names file and line" \
    status_has 'new settings refused: /etc/datelined/datelined.conf.d/10-test.conf:2: \[Spool\] Settle='
told f8cea >/dev/null || fail "the journal says so too"
rm /etc/datelined/datelined.conf.d/10-test.conf
systemctl reload datelined
until_true "mended, the status is the plain sentence again" status_has 'log at 13$'
[ "$(main_process)" = "$process" ] && [ "$(property NRestarts)" = 1 ] || fail "the process stayed the same"

# A writer that does not move
mkdir -p /run/systemd/system/datelined.service.d
printf '[Service]\nWatchdogSec=2s\n' > /run/systemd/system/datelined.service.d/watchdog.conf
systemctl daemon-reload && systemctl restart datelined
mkfifo /tmp/frozen
python3 /srv/share/freeze.py "$(main_process)" recorder > /tmp/frozen &
read -r word < /tmp/frozen
[ "$word" = frozen ] || fail "the writer is frozen"
echo "While it was frozen." | drop dropper first f.txt
until_true "a frozen writer is seen by the watchdog, and the daemon started again" restarted 1
told 5e4e3 >/dev/null || fail "the journal names the thread"
journalctl -u datelined -o cat --no-pager | grep -q 'Watchdog timeout' || fail "it was the watchdog"
until_true "what lay in the folder is taken in" log_at 14
rm -r /run/systemd/system/datelined.service.d
systemctl daemon-reload && systemctl restart datelined

# An instance, and a sweep
touch /etc/datelined/wires.conf
systemctl start datelined@wires || fail "an instance starts"
runuser -u dropper -- sh -c "echo 'An instance.' > /var/spool/datelined@wires/incoming/i.txt"
wires() { property StatusText datelined@wires | grep -q 'log at 1$'; }
until_true "an instance has a spool and a log of its own" wires
systemctl stop datelined@wires
systemctl start datelined-once.service
[ -e /run/datelined/status.json ] \
    && journalctl --no-pager -u datelined-once -o cat | grep -q "Skipped due to 'exec-condition'" \
    || fail "beside the daemon a sweep is skipped"
systemctl stop datelined
echo "For the sweep." | drop dropper first s.txt
systemctl start datelined-once.service || fail "a sweep"
log_at 15 || fail "a sweep takes in what is there"
systemctl start datelined-once.timer && systemctl stop datelined-once.timer
step "a sweep takes in what is there and ends"
systemctl start datelined

# The control socket: the daemon's own, then one that starts it
ask() { # METHOD: asks as a user who may, and as varlink has it
    runuser -u "$2" -- python3 -c '
import socket, sys
s = socket.socket(socket.AF_UNIX); s.connect("/run/datelined/control")
s.send(b"{\"method\": \"%s\"}\0" % sys.argv[1].encode())
reply = b""
while not reply.endswith(b"\0"): reply += s.recv(65536)
print(reply[:-1].decode())' "$1"
}
ask org.datelined.Daemon.Status reader | grep -q '"durable":15' || fail "the control socket answers"
! ask org.datelined.Daemon.Status nobody-else 2>/dev/null || fail "others cannot ask"
ask org.varlink.service.GetInfo reader | grep -q '"org.datelined.Daemon"' || fail "it describes itself"
systemctl stop datelined
systemctl start datelined.socket
[ "$(property ActiveState)" = inactive ] || fail "stopped"
ask org.datelined.Daemon.Status reader | grep -q '"durable":15' || fail "whoever connects starts the daemon"
systemctl restart datelined
ask org.datelined.Daemon.Status reader | grep -q '"durable":15' || fail "the socket outlives a restart"
systemctl stop datelined.socket
step "the control socket answers who may ask, and starts the daemon when it is systemd's"
systemctl restart datelined

# What the journal has heard
journalctl -u datelined --no-pager -o cat _COMM=datelined | grep -i 'priority' && fail "libdispatch is heard"
strangers=$(journalctl -u datelined -o json --no-pager _COMM=datelined | grep -vc '"MESSAGE_ID"' || true)
[ "$strangers" = 0 ] || fail "$strangers messages are of no kind"
step "the journal has no noise: every message of the daemon has a kind"
echo "--- journalctl -u datelined"
journalctl --no-pager -u datelined -o short
echo "---"

# Upgrade
systemctl disable --quiet datelined
dpkg --install "$package" >/dev/null 2>&1
[ "$(systemctl is-enabled datelined)" = disabled ] || fail "a choice of the administrator outlives an upgrade"
[ "$(property ActiveState)" = active ] && status_has 'log at 15$' || fail "upgraded"
step "upgraded: restarted, the log kept, the service as disabled as it was"

# Removal and purge
dpkg --remove datelined >/dev/null 2>&1
[ "$(property ActiveState)" = inactive ] || fail "stopped by the removal"
[ -s /var/lib/datelined/log/current.jsonl ] && [ -e /etc/datelined/datelined.conf ] || fail "removal keeps the data"
step "removed: log, settings and spool are kept"
echo "Nobody takes me in." > $spool/incoming/first/left.txt
dpkg --purge datelined > /tmp/purge 2>&1
[ ! -e /var/lib/datelined ] && [ ! -e /etc/datelined ] && [ ! -e $spool/done ] && [ ! -e /var/lib/datelined@wires ] \
    || fail "purge removes log, index, settings and settled files"
[ -e $spool/incoming/first/left.txt ] && [ ! -e $spool/incoming/private ] || fail "what nobody took in stays"
[ ! -e /lib/systemd/system/datelined.service ] && [ "$(property LoadState)" = not-found ] || fail "the unit is gone"
step "purged: $(grep 'stay in' /tmp/purge)"
printf '1..%d\n' "$steps"
