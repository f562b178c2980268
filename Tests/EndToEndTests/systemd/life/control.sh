# The control socket: the daemon's own, then one that starts it.
at=$(durable)
ask() { # METHOD USER: asks as varlink has it
    runuser -u "$2" -- python3 -c '
import socket, sys
s = socket.socket(socket.AF_UNIX); s.connect("/run/datelined/control")
s.send(b"{\"method\": \"%s\"}\0" % sys.argv[1].encode())
reply = b""
while not reply.endswith(b"\0"): reply += s.recv(65536)
print(reply[:-1].decode())' "$1"
}
ask org.datelined.Daemon.Status reader | grep -q "\"durable\":$at" || fail "the control socket answers"
for user in nobody-else dropper; do
    ! ask org.datelined.Daemon.Status $user 2>/dev/null || fail "$user cannot ask"
done
ask org.varlink.service.GetInfo reader | grep -q '"org.datelined.Daemon"' || fail "it describes itself"
[ "$(stat -c '%U:%G %a' /run/datelined/control)" = "datelined:datelined 660" ] || fail "rights of the socket"
systemctl stop datelined
systemctl enable --quiet --now datelined.socket
[ "$(property ActiveState)" = inactive ] || fail "stopped"
ask org.datelined.Daemon.Status reader | grep -q "\"durable\":$at" || fail "whoever connects starts the daemon"
[ "$(stat -c '%U:%G %a' /run/datelined/control)" = "datelined:datelined 660" ] || fail "rights of the socket unit's"
systemctl restart datelined
ask org.datelined.Daemon.Status reader | grep -q "\"durable\":$at" || fail "the socket outlives a restart"
systemctl disable --quiet --now datelined.socket
step "the control socket answers who may ask, and starts the daemon when it is systemd's"
systemctl restart datelined
ask org.datelined.Daemon.Status reader | grep -q "\"durable\":$at" || fail "the daemon makes its own again"
