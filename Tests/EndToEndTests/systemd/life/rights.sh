state=/var/lib/datelined
[ "$(ps -o user= -p "$(main_process)")" = datelined ] || fail "it runs as its user"
[ "$(stat -c '%U:%G %a' $spool/incoming)" = "datelined:datelined-drop 2770" ] || fail "rights of incoming"
[ "$(stat -c '%U:%G %a' $spool/done)" = "datelined:datelined 2750" ] || fail "rights of done"
[ "$(stat -c '%U:%G %a' $state)" = "datelined:datelined 750" ] || fail "rights of the state"
[ -z "$(find $state -perm /027 ! -type d)" ] || fail "a file of the state may be written by its group, or seen by others"
[ "$(stat -c '%a' $state/log/current.jsonl)" = 640 ] || fail "rights of the log"
step "it runs as its user; the log is written by it, read by its group, and seen by nobody else"

as() { runuser -u "$1" -- sh -c "$2" >/dev/null 2>&1; }
as reader "dateline tail" || fail "readers read the log"
! as reader "echo >> $state/log/current.jsonl" || fail "readers cannot write the log"
! as reader "touch $spool/incoming/x" || fail "readers cannot drop"
! as reader "ls $spool/incoming" || fail "readers cannot look into the drop folder"
as dropper "touch $spool/incoming/.x && rm $spool/incoming/.x" || fail "droppers drop"
! as dropper "dateline tail" || fail "droppers cannot read the log"
! as dropper "ls $spool/done" || fail "droppers cannot see what was taken in"
! as dropper "ls $spool/rejected" || fail "droppers cannot see what was rejected"
for what in "dateline tail" "touch $spool/incoming/x" "ls $spool/incoming" "ls $spool/done" "ls $state"; do
    ! as nobody-else "$what" || fail "others cannot $what"
done
step "who may drop may not read, who may read may not drop, and others may do neither"

process=$(main_process)
[ "$(readlink "/proc/$process/ns/net")" != "$(readlink /proc/1/ns/net)" ] || fail "it has a network of its own"
[ "$(tail -n +3 "/proc/$process/net/dev" | cut -d: -f1 | tr -d ' ')" = lo ] || fail "there is nothing in its network"
grep -q '^CapEff:\s*0*$' "/proc/$process/status" && grep -q '^CapBnd:\s*0*$' "/proc/$process/status" \
    || fail "it has no capability"
grep -q '^NoNewPrivs:\s*1$' "/proc/$process/status" && grep -q '^Seccomp:\s*2$' "/proc/$process/status" \
    || fail "it gains no privilege, and its system calls are filtered"
[ -z "$(nsenter -t "$process" -m ls -A /home /root 2>/dev/null | grep -v :)" ] || fail "it sees no home"
! nsenter -t "$process" -m touch /etc/x /usr/x /var/lib/x /var/spool/x 2>/dev/null || fail "it can write elsewhere"
step "it has no network, no capability, no home, and nothing to write to but its folders"
