journalctl -u datelined --no-pager -o cat _COMM=datelined | grep -i 'thread priority' && fail "libdispatch is heard"
strangers=$(journalctl -u datelined -o json --no-pager _COMM=datelined | grep -vc '"MESSAGE_ID"' || true)
[ "$strangers" = 0 ] || fail "$strangers messages are of no kind"
step "the journal has no noise: every message of the daemon has a kind"
echo "--- journalctl -u datelined"
journalctl --no-pager -u datelined -o short
echo "---"
