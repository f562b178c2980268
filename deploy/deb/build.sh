#!/usr/bin/env bash
# Builds the Debian package from programs that are built already.
# usage: build.sh FOLDER-OF-THE-PROGRAMS FOLDER-FOR-THE-PACKAGE
#
# By dpkg-deb alone: what goes where can be read here.
set -euo pipefail
umask 022
programs=$(realpath "${1:?folder of the programs}")
output=$(realpath -m "${2:?folder for the package}")
here=$(cd "$(dirname "$0")" && pwd)
deploy=$(dirname "$here")
top=$(dirname "$deploy")
version=$(sed -n '1s/.*(\(.*\)).*/\1/p' "$here/changelog")
architecture=$(dpkg --print-architecture)
# The same sources make the same package, byte for byte.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -d "$(sed -n 's/^ -- .*>  //p' "$here/changelog" | head -1)" +%s)}

program_version=$("$programs/datelined" --version)
[ "${version%-*}" = "$program_version" ] || {
    echo "deploy/deb/changelog is for $version, the program is $program_version" >&2
    exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
doc=$root/usr/share/doc/datelined

for program in datelined dateline; do
    install -D -m 755 "$programs/$program" "$root/usr/bin/$program"
    strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/$program"
done
# Debian's zsh leaves site-functions to the administrator.
ZSH_FOLDER=zsh/vendor-completions "$deploy/completions.sh" "$programs" "$root/usr/share"

for unit in datelined.service datelined@.service datelined-once.service datelined-once.timer datelined.socket; do
    sed 's|@BINDIR@|/usr/bin|g; s|@TMPFILES@|/usr/lib/tmpfiles.d/datelined.conf|g' "$deploy/$unit" \
        | install -D -m 644 /dev/stdin "$root/lib/systemd/system/$unit"
done
install -D -m 644 "$deploy/datelined.sysusers" "$root/usr/lib/sysusers.d/datelined.conf"
install -D -m 644 "$deploy/datelined.tmpfiles" "$root/usr/lib/tmpfiles.d/datelined.conf"
install -D -m 644 "$deploy/datelined.catalog" "$root/usr/lib/systemd/catalog/datelined.catalog"
install -D -m 644 "$top/config/datelined.conf" "$root/etc/datelined/datelined.conf"
install -d "$root/etc/datelined/datelined.conf.d"

for page in "$deploy"/man/*.[158]; do
    name=$(basename "$page")
    install -d "$root/usr/share/man/man${name##*.}"
    gzip -9n < "$page" > "$root/usr/share/man/man${name##*.}/$name.gz"
done

install -D -m 644 "$deploy/datelined.lnav.json" "$root/etc/lnav/formats/datelined/datelined.json"

install -D -m 644 "$here/copyright" "$doc/copyright"
install -m 644 "$top/README.md" "$here/README.Debian" "$doc/"
install -m 644 "$top/Sources/EventLog/FORMAT.md" "$top/Sources/EventLog/event.schema.json" "$doc/"
gzip -9n < "$here/changelog" > "$doc/changelog.Debian.gz"
gzip -9n < "$top/CHANGELOG.md" > "$doc/changelog.gz"
install -D -m 644 "$here/lintian-overrides" "$root/usr/share/lintian/overrides/datelined"

# dpkg-shlibdeps wants a source package around it.
install -d "$root/DEBIAN" "$work/debian"
printf 'Source: datelined\n\nPackage: datelined\nArchitecture: any\n' > "$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O root/usr/bin/datelined root/usr/bin/dateline | sed 's/^shlibs:Depends=//')
size=$(du -k --apparent-size -s "$root" | cut -f1)

sed "s|@VERSION@|$version|; s|@ARCHITECTURE@|$architecture|; s|@SIZE@|$size|; s|@DEPENDS@|$depends|" \
    "$here/control.in" > "$root/DEBIAN/control"
printf '/etc/%s\n' datelined/datelined.conf lnav/formats/datelined/datelined.json > "$root/DEBIAN/conffiles"
install -m 755 "$here/postinst" "$here/prerm" "$here/postrm" "$root/DEBIAN/"
(cd "$root" && find . -type f ! -path './DEBIAN/*' ! -path './etc/*' -printf '%P\0' | LC_ALL=C sort -z \
    | xargs -0 md5sum > DEBIAN/md5sums)
chmod 644 "$root/DEBIAN/md5sums"

find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
mkdir -p "$output"
package=$output/datelined_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package"
