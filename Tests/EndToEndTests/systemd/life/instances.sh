at=$(durable)
touch /etc/datelined/wires.conf
systemctl start datelined@wires || fail "an instance starts"
runuser -u dropper -- sh -c "echo 'An instance.' > /var/spool/datelined@wires/incoming/i.txt"
wires() { property StatusText datelined@wires | grep -q 'log at 1$'; }
until_true "an instance has a spool and a log of its own" wires
[ "$(stat -c '%a %U:%G' /var/lib/datelined@wires/log/cursors)" = '2770 datelined:datelined' ] \
    || fail "its readers may have cursors"
printf '[Spool]\nSettleAfter=50ms\n' > /etc/datelined/wires.conf
systemctl reload datelined@wires || fail "an instance reloads"
[ "$(property ActiveState datelined@wires)" = active ] || fail "and goes on"

# A sweep
systemctl start datelined-once.service
[ -e /run/datelined/status.json ] \
    && journalctl --no-pager -u datelined-once -o cat | grep -q "Skipped due to 'exec-condition'" \
    || fail "beside the daemon a sweep is skipped"
systemctl stop datelined
echo "For the sweep." | drop dropper first s.txt
systemctl start datelined-once.service || fail "a sweep"
log_at $((at + 1)) || fail "a sweep takes in what is there"
systemctl start datelined-once.timer && systemctl stop datelined-once.timer
step "a sweep takes in what is there and ends"
systemctl start datelined
