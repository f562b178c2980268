# The five articles, twice
for round in first second; do
    for article in /srv/share/seeds/*.txt; do drop dropper "$round" "$(basename "$article")" < "$article"; done
done
until_true "five articles and five copies are in the log" log_at 10
[ "$(runuser -u reader -- dateline tail -n 100 -o json | wc -l)" = 10 ] || fail "a reader sees them"
until_true "the status counts them" \
    status_has '^Watching 2 sources · 5 articles, 5 copies, 0 rejected · [0-9.]+/s · backlog 0 · log at 10$'
settled() { [ -z "$(find $spool/incoming -type f)" ] && [ "$(find $spool/done -type f | wc -l)" = 10 ]; }
until_true "all are settled" settled
runuser -u reader -- sh -c "cat $spool/done/*/first/*.txt" >/dev/null || fail "readers of the log may read settled files"
step "and may be read there by who may read the log"

# A file of a person with a narrow umask, and a folder that only this person may write in.
runuser -u dropper -- sh -c "umask 077; mkdir $spool/incoming/private; echo 'A private story.' > $spool/incoming/private/p.txt"
until_true "a private file in a private folder is taken in" log_at 11
# One that was made for its owner alone: the daemon may not read it. Its name would clear the screen.
runuser -u dropper -- python3 -c "
import os
os.write(os.open('$spool/incoming/private/0600\x1b[2J.txt', os.O_CREAT | os.O_WRONLY, 0o600), b'For me alone.\n')"
until_true "a file that may not be read is named in the status" \
    status_has 'private/0600␛\[2J.txt stays: cannot open .*: Permission denied$'
[ "$(property ActiveState)" = active ] && told 62171 >/dev/null || fail "the journal names it"
! journalctl --no-pager -u datelined -o cat | grep -q $'\x1b' || fail "a name drives the terminal"
runuser -u dropper -- sh -c "chmod g+r $spool/incoming/private/0600*"
until_true "and is taken in as soon as it may be" log_at 12

# Rejections, with their fields
: | drop dropper first empty.txt
until_true "a rejection is in the journal, under its file and kind" told 8d3f6 DATELINED_FILE=first/empty.txt
journalctl -o verbose --no-pager MESSAGE_ID="$(kind 8d3f6)" > /tmp/rejection
grep -q 'DATELINED_CODE=empty' /tmp/rejection && grep -q 'DATELINED_SEQUENCE=13' /tmp/rejection \
    && grep -q 'PRIORITY=4' /tmp/rejection && grep -q 'CODE_FILE=Daemon/' /tmp/rejection || fail "fields of a rejection"
step "its fields: $(grep -oE '(DATELINED_[A-Z]+|PRIORITY)=.*' /tmp/rejection | tr '\n' ' ')"
journalctl --no-pager -x MESSAGE_ID="$(kind 8d3f6)" | grep -q 'The file first/empty.txt was rejected' \
    || fail "the catalog fills in the file"
until_true "the log has it" log_at 13

# Links lead out of the spool; nothing follows them.
echo 'A story that the daemon could read.' > /var/lib/datelined/outside.txt
chown datelined: /var/lib/datelined/outside.txt
runuser -u dropper -- sh -c "ln -s /var/lib/datelined/outside.txt $spool/incoming/first/link.txt; \
    ln -s /var/lib/datelined $spool/incoming/folder; mkfifo $spool/incoming/first/fifo"
until_true "two links and a FIFO are rejected" log_at 16
runuser -u reader -- dateline tail -n 3 -o json | grep -c '"code":"\(link\|fifo\)"' | grep -qx 3 || fail "as what they are"
[ -z "$(runuser -u reader -- dateline tail -n all --grep 'daemon could read')" ] || fail "a link was followed"
[ -e /var/lib/datelined/outside.txt ] || fail "what a link names is left alone"
rm /var/lib/datelined/outside.txt
echo "--- systemctl status"
systemctl status --no-pager datelined
echo "---"

# Stop and start
systemctl stop datelined
[ "$(property Result)" = success ] && [ "$(property ActiveState)" = inactive ] || fail "stopped well"
told 5c065 >/dev/null || fail "the journal says that it has stopped"
systemctl start datelined
status_has 'log at 16' || fail "it goes on where it was"
step "stopped, started, and where it was: $(property StatusText)"

# Kill
kill -KILL "$(main_process)"
until_true "started again after a kill" restarted 1
echo "After the kill." | drop dropper first k.txt
until_true "and at work" log_at 17
runuser -u reader -- dateline verify >/tmp/verify || fail "the log is whole"
step "$(tail -n 1 /tmp/verify)"
