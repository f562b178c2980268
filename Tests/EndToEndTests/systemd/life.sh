#!/usr/bin/env bash
# The life of the package under a real systemd, from installation to purge. Runs in the machine of machine.sh,
# with the package, the five articles and this folder in /srv/share. Each step says what it saw; the first that
# fails ends it.
set -euo pipefail
export LANG=C.UTF-8
here=$(dirname "$0")

. "$here/steps.sh"
for chapter in install rights work settings watchdog instances control journal upgrade; do
    printf '# %s\n' "$chapter"
    . "$here/life/$chapter.sh"
done
printf '1..%d\n' "$steps"
