# An older package: other settings in the file, another unit. It is made from this one.
dpkg --purge datelined >/dev/null 2>&1
# The files of two people who are no longer here may stay in the drop folder.
rm -rf $spool
dpkg-deb --raw-extract "$package" /tmp/older
sed -i 's/^Version: .*/Version: 0.0.1-1/' /tmp/older/DEBIAN/control
echo '# An older file.' >> /tmp/older/etc/datelined/datelined.conf
echo '# An older unit.' >> /tmp/older/lib/systemd/system/datelined.service
dpkg-deb --root-owner-group -Zgzip --build /tmp/older /tmp/older.deb >/dev/null
dpkg --install /tmp/older.deb >/dev/null 2>&1
[ "$(dpkg-query -W -f '${Version}' datelined)" = 0.0.1-1 ] || fail "the older package is installed"
for article in /srv/share/seeds/*.txt; do drop dropper wire "$(basename "$article")" < "$article"; done
until_true "an older package is installed and takes five articles in" log_at 5
touch /etc/datelined/wires.conf
systemctl start datelined@wires
sed -i 's/^#Settle=done/Settle=keep/' /etc/datelined/datelined.conf
systemctl disable --quiet datelined
before=$(main_process) other=$(property MainPID datelined@wires)
DEBIAN_FRONTEND=noninteractive dpkg --force-confold --install "$package" >/dev/null 2>&1 || fail "upgraded"
[ "$(systemctl is-enabled datelined 2>/dev/null)" = disabled ] || fail "a choice of the administrator outlives an upgrade"
[ "$(property ActiveState)" = active ] && status_has 'log at 5$' || fail "the log is kept: $(property StatusText)"
[ "$(main_process)" != "$before" ] && [ "$(property MainPID datelined@wires)" != "$other" ] \
    && [ "$(property ActiveState datelined@wires)" = active ] || fail "daemon and instance run the new program"
grep -q '^Settle=keep' /etc/datelined/datelined.conf && [ -e /etc/datelined/datelined.conf.dpkg-dist ] \
    || fail "the administrator's settings are kept, and the new ones lie beside them"
! grep -q 'older unit' /lib/systemd/system/datelined.service || fail "the unit is the new one"
step "upgraded: restarted, the log and the settings kept, the service as disabled as it was"

# One that does not run is not started by an upgrade; scripts may run again.
systemctl stop datelined
dpkg --install "$package" >/dev/null 2>&1
[ "$(property ActiveState)" = inactive ] || fail "what was stopped and disabled stays stopped"
for _ in 1 2; do DPKG_MAINTSCRIPT_PACKAGE=datelined /var/lib/dpkg/info/datelined.postinst configure 0.0.1-1 >/dev/null 2>&1 || fail "postinst again"; done
step "installed again: what was stopped stays so, and the scripts may run any number of times"
systemctl enable --quiet --now datelined

# Removal and purge
dpkg --remove datelined >/dev/null 2>&1
[ "$(property ActiveState)" = inactive ] || fail "stopped by the removal"
[ -s /var/lib/datelined/log/current.jsonl ] && [ -e /etc/datelined/datelined.conf ] || fail "removal keeps the data"
[ ! -e /usr/bin/datelined ] && [ ! -e /lib/systemd/system/datelined.service ] || fail "the program is gone"
step "removed: log, settings and spool are kept"
dpkg --install "$package" >/dev/null 2>&1
[ "$(property ActiveState)" = active ] && log_at 5 || fail "installed anew, it goes on: $(property StatusText)"
step "installed anew: it goes on where it was"
systemctl stop datelined
echo "Nobody takes me in." > $spool/incoming/wire/left.txt
mkdir $spool/incoming/emptied
dpkg --purge datelined > /tmp/purge 2>&1
[ ! -e /var/lib/datelined ] && [ ! -e /etc/datelined ] && [ ! -e $spool/done ] && [ ! -e /var/lib/datelined@wires ] \
    && [ ! -e /run/datelined ] || fail "purge removes log, index, settings and settled files"
[ -e $spool/incoming/wire/left.txt ] && [ ! -e $spool/incoming/emptied ] || fail "what nobody took in stays"
[ ! -e /lib/systemd/system/datelined.service ] && [ "$(property LoadState)" = not-found ] || fail "the unit is gone"
step "purged: $(grep 'stay in' /tmp/purge)"
