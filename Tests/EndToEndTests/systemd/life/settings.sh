drop_in=/etc/datelined/datelined.conf.d/10-test.conf
process=$(main_process)
restarts=$(property NRestarts)
printf '[Spool]\nSettleAfter=100ms\n[Log]\nSync=always\nRetain=9000d\n' > $drop_in
systemctl reload datelined || fail "reload"
until_true "a reload applies what it can and names what waits" status_has 'only a restart applies \[Log\] Sync=$'
told 58bee | grep -q 'settings read again: \[Spool\] SettleAfter=, \[Log\] Retain=' || fail "the journal says what changed"
printf '[Spool]\nSettle=never\n' > $drop_in
systemctl reload datelined 2>/dev/null && fail "a reload of bad settings fails"
fault='10-test.conf:2: \[Spool\] Settle=: "never" is not one of its values'
journalctl -u datelined -o cat --no-pager -p err _COMM=dateline | grep -q "$fault" || fail "the fault is an error in the journal"
step "a reload of bad settings fails: $(journalctl -u datelined -o cat --no-pager _COMM=dateline | tail -n 1)"
kill -HUP "$process"
until_true "the status names file and line" status_has "new settings refused: /etc/datelined/datelined.conf.d/$fault"
told f8cea DATELINED_CONFIG_LINE=2 >/dev/null || fail "the journal says so too"

# A start with them fails once, and says why.
systemctl restart datelined 2>/dev/null && fail "a start with bad settings fails"
failed() { [ "$(property ActiveState)" = failed ]; }
until_true "a start with bad settings fails" failed
[ "$(property ExecMainStatus)" = 2 ] && [ "$(property NRestarts)" = 0 ] || fail "with 2, and is not tried again"
status_has "^faulty settings: /etc/datelined/datelined.conf.d/$fault" && [ "$(property StatusErrno)" = 22 ] \
    || fail "the status says why: $(property StatusText)"
told 53069 DATELINED_CONFIG_FILE=$drop_in >/dev/null || fail "and the journal"
step "once, with 2: $(property StatusText)"
# systemd counts starts, whoever asks for them, and this asks for more than a person does in a minute.
systemctl reset-failed datelined
# So does one with a folder that the unit keeps from it.
printf '[Spool]\n\nIncoming=/srv\n' > $drop_in
systemctl start datelined 2>/dev/null && fail "a start with a folder that may not be written fails"
until_true "so does one with a folder that the unit keeps from it" failed
status_has "10-test.conf:3: \[Spool\] Incoming=: cannot write in /srv: .*" && [ "$(property NRestarts)" = 0 ] \
    || fail "the status says why: $(property StatusText)"
step "$(property StatusText)"
rm $drop_in
systemctl reset-failed datelined
systemctl start datelined || fail "mended, it starts"
status_has 'log at 17$' || fail "mended, the status is the plain sentence again"
process=$(main_process)
systemctl reload datelined
reloaded() { [ "$(told 58bee | tail -n 1)" = "settings read again: nothing changed" ]; }
until_true "mended, it starts, and a reload finds nothing new" reloaded
[ "$(main_process)" = "$process" ] || fail "the process stayed the same"
