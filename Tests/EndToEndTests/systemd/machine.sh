#!/usr/bin/env bash
# A systemd for tests: process 1 of namespaces of its own, over a throw-away layer on this machine's files.
# Packages can be installed and services run in it, and nothing is left of them.
#
#   machine.sh can              0, or why it cannot be done here
#   machine.sh start DIR        boots one that keeps its things in DIR; DIR/share is /srv/share in it
#   machine.sh run DIR COMMAND  runs a command in it, as root
#   machine.sh stop DIR         ends everything in it
set -euo pipefail
# Not everybody who starts this looks where programs for root are.
PATH=$PATH:/usr/sbin:/sbin

control_groups() { awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts; }

can() {
    [ "$(id -u)" = 0 ] || { echo "it takes root"; return 1; }
    for program in unshare nsenter pivot_root; do
        command -v $program >/dev/null || { echo "$program is missing"; return 1; }
    done
    [ -x /lib/systemd/systemd ] || { echo "systemd is not installed"; return 1; }
    grep -qw overlay /proc/filesystems || { echo "the kernel has no overlay file system"; return 1; }
    local groups
    groups=$(control_groups)
    [ -n "$groups" ] || { echo "control groups of version 2 are not mounted"; return 1; }
    local probe=$groups/datelined-probe-$$
    mkdir "$probe" 2>/dev/null || { echo "no control group can be made in $groups"; return 1; }
    rmdir "$probe"
    unshare --mount --pid --fork --net true 2>/dev/null || { echo "namespaces cannot be made"; return 1; }
}

# The first process of the new systemd, by its number out here.
first_process() { head -n 1 "$(cat "$1/group")/init.scope/cgroup.procs" 2>/dev/null; }

inside() {
    local process
    process=$(first_process "$1")
    shift
    nsenter --target "$process" --mount --uts --ipc --net --pid --cgroup --root -- \
        env -i --chdir=/ PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 SYSTEMD_PAGER=cat SYSTEMD_COLORS=0 "$@"
}

start() {
    local folder=$1 group
    mkdir -p "$folder/share" "$folder/layer" "$folder/root"
    group=$(control_groups)/datelined-test-$$
    mkdir "$group"
    echo "$group" > "$folder/group"
    setsid "$0" in-group "$folder" </dev/null >"$folder/console" 2>&1 &
    for _ in $(seq 300); do
        if [ -n "$(first_process "$folder")" ] \
            && inside "$folder" systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded'; then
            return
        fi
        sleep 0.1
    done
    echo "it did not come up:" >&2
    cat "$folder/console" >&2
    stop "$folder"
    return 1
}

# Its control group must be its own before it gets a namespace of them, whose root that will be.
in_group() {
    echo $$ > "$(cat "$1/group")/cgroup.procs"
    exec unshare --cgroup --mount --uts --ipc --net --pid --fork --kill-child --propagation private \
        "$0" boot "$1"
}

boot() {
    local folder=$1 root=$1/root device
    mount -t tmpfs -o size=1g layer "$folder/layer"
    mkdir "$folder/layer/upper" "$folder/layer/work"
    mount -t overlay -o "lowerdir=/,upperdir=$folder/layer/upper,workdir=$folder/layer/work" root "$root"
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    mount -t tmpfs -o mode=755 run "$root/run"
    mount -t tmpfs -o mode=1777 tmp "$root/tmp"
    mount -t tmpfs -o mode=755 dev "$root/dev"
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir "$root/dev/shm" "$root/dev/pts"
    mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    mkdir -p "$root/srv/share" "$root/run/systemd/system"
    mount --bind "$folder/share" "$root/srv/share"
    : > "$root/etc/machine-id"
    : > "$root/etc/fstab"
    echo newsroom > "$root/etc/hostname"
    # As little as a service can rely on, so that it is up in a moment.
    printf '[Unit]\nDescription=Test\nRequires=systemd-journald.service\nAfter=systemd-journald.service\n' \
        > "$root/run/systemd/system/test.target"
    cd "$root"
    mkdir -p .outside
    pivot_root . .outside
    umount --lazy /.outside
    # Units with namespaces of their own hand credentials over through shared mounts.
    mount --make-rshared /
    exec env -i container=test PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        /lib/systemd/systemd --unit=test.target --show-status=false --log-target=journal
}

stop() {
    local group
    group=$(cat "$1/group" 2>/dev/null) || return 0
    [ -d "$group" ] || return 0
    echo 1 > "$group/cgroup.kill"
    for _ in $(seq 100); do
        grep -q 'populated 0' "$group/cgroup.events" && break
        sleep 0.05
    done
    find "$group" -depth -type d -exec rmdir {} +
}

case "${1:-}" in
can) can ;;
start) start "$(realpath -m "$2")" ;;
run) folder=$(realpath "$2"); shift 2; inside "$folder" "$@" ;;
stop) stop "$(realpath "$2")" ;;
in-group) in_group "$2" ;;
boot) boot "$2" ;;
*) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
