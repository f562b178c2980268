#!/usr/bin/env bash
# Installs the completions of both commands for bash, zsh and fish; the programs write them themselves.
# usage: completions.sh FOLDER-OF-THE-PROGRAMS SHARE-FOLDER
set -euo pipefail
programs=${1:?folder of the programs}
share=${2:?such as /usr/share}

for program in datelined dateline; do
    # Each shell looks in its own folder, for its own name.
    for place in bash:bash-completion/completions/$program zsh:${ZSH_FOLDER:-zsh/site-functions}/_$program \
        fish:fish/vendor_completions.d/$program.fish; do
        "$programs/$program" --generate-completion-script "${place%%:*}" \
            | sed '1{/^#!/d}' | install -D -m 644 /dev/stdin "$share/${place#*:}"
    done
done
