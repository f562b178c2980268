# Whatever thread does not move, the watchdog sees it. One reader: another would do the work of the one that is
# held.
at=$(durable)
override WatchdogSec=2s Environment=DATELINED_SERVICE_READERS=1
systemctl restart datelined
mkfifo /tmp/frozen
for thread in recorder desk settler reader-1 datelined; do
    systemctl reset-failed datelined
    systemctl restart datelined
    python3 /srv/share/systemd/freeze.py "$(main_process)" $thread > /tmp/frozen &
    read -r word < /tmp/frozen
    [ "$word" = frozen ] || fail "the thread $thread is frozen"
    echo "While $thread was frozen." | drop dropper first $thread.txt
    until_true "$thread does not move: the watchdog sees it, and the daemon is started again" restarted 1
    [ "$thread" = datelined ] || told 5e4e3 DATELINED_THREAD=$thread >/dev/null || fail "the journal names the thread"
    at=$((at + 1))
    until_true "and what lay in the folder is taken in" log_at $at
done
[ "$(journalctl -u datelined -o cat --no-pager | grep -c 'Watchdog timeout')" = 5 ] || fail "it was the watchdog"

# Long and honest work is no standstill: one text of 60 MB, and 100,000 items, for a watchdog of two seconds.
systemctl reset-failed datelined && systemctl restart datelined
process=$(main_process)
python3 -c "
for n in range(300_000): print(f'Paragraph {n} of a report on the harvest of {n * 7919 % 104729} farms.' + ' It was long.' * 10, end='\n\n')" \
    | drop dropper large text.txt
at=$((at + 1))
until_true "a text of $(($(stat -c %s $spool/incoming/large/text.txt $spool/done/*/large/text.txt 2>/dev/null | head -n 1) >> 20)) MB is taken in" log_at $at
[ "$(main_process)" = "$process" ] && [ "$(property NRestarts)" = 0 ] || fail "it was not taken for a standstill"
step "by the same process"

# A stop waits for the end of what is in hand, however short its time, as long as that moves.
override WatchdogSec=2s TimeoutStopSec=1s TimeoutStartSec=1s
python3 -c "
import json
for n in range(100_000):
    print(json.dumps({'id': f'item-{n}', 'title': f'Report {n}', 'text': f'On day {n} of {n * 7919 % 104729} the ministry said {n} things.'}))" \
    | drop dropper large items.jsonl
begun() { [ "$(durable)" -gt $((at + 1000)) ]; }
until_true "a file of 100,000 items is begun" begun
inside=$(durable)
systemctl stop datelined
at=$((at + 100000))
[ "$(property Result)" = success ] || fail "the stop was cut short: $(property Result)"
log_at $at || fail "the stop did not wait: $(durable) of $at"
step "stopped at event $inside, with a second's time: it finished the file, to $(durable)"

# So does a start that makes the index anew.
rm -r /var/lib/datelined/index
systemctl start --no-block datelined
reading() { status_has '^Reading the log: [0-9,]+ of [0-9,]+ events$'; }
until_true "a start without an index says how far it is" reading
active() { [ "$(property ActiveState)" = active ]; }
until_true "and is given its time" active
[ "$(property NRestarts)" = 0 ] || fail "at the first try"
take_back
systemctl restart datelined
