useradd dropper && useradd reader && useradd nobody-else

# Images for containers forbid the start of services.
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
for id in $(sed -n 's/^.It \([0-9a-f]\{32\}\) Ta.*/\1/p' <(zcat /usr/share/man/man8/datelined.8.gz)); do
    journalctl --list-catalog "$id" | grep -q "$id datelined: " || fail "the catalog has $id"
done
step "the catalog explains the start, and has every kind that the manual names"
for unit in datelined.service datelined@wires.service datelined-once.service; do
    exposure=$(systemd-analyze security --threshold=3 --no-pager $unit | tail -n 1) || fail "$unit is exposed: $exposure"
    step "$unit ${exposure#*for * level}"
done
complaints=$(cd /lib/systemd/system && systemd-analyze verify datelined.service datelined@wires.service \
    datelined-once.service datelined-once.timer datelined.socket 2>&1 | grep -v 'ignoring: notify-reload' || true)
[ -z "$complaints" ] || fail "verify: $complaints"
step "systemd-analyze verify says nothing but that 252 does not know notify-reload"
for page in 'datelined 8' 'dateline 1' 'datelined.conf 5'; do
    set -- $page
    man --warnings -E UTF-8 -l -Tutf8 -Z "/usr/share/man/man$2/$1.$2.gz" >/dev/null 2>/tmp/man
    [ ! -s /tmp/man ] || fail "man $1: $(cat /tmp/man)"
done
step "man has no warning for the three pages"
