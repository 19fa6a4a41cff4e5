#!/usr/bin/env bash
# Makes .venv ready from the locked requirements, and brings the system libraries that Qt needs.
# Usage: setup.sh run|dev. The second time it is done at once: a stamp holds the lock's hash.
set -euo pipefail
cd "$(dirname "$0")/.."

kind=${1:-run}
case "$kind" in
    run) lock=requirements.txt ;;
    dev) lock=requirements-dev.txt ;;
    *) echo "setup.sh run|dev" >&2; exit 2 ;;
esac

# What Qt loads and a bare Debian or Ubuntu lacks: library, package.
libraries='
libEGL.so.1               libegl1
libGL.so.1                libgl1
libxkbcommon.so.0         libxkbcommon0
libdbus-1.so.3            libdbus-1-3
libfontconfig.so.1        libfontconfig1
libfreetype.so.6          libfreetype6
libglib-2.0.so.0          libglib2.0-0
libX11-xcb.so.1           libx11-xcb1
libxcb-cursor.so.0        libxcb-cursor0
libxcb-icccm.so.4         libxcb-icccm4
libxcb-image.so.0         libxcb-image0
libxcb-keysyms.so.1       libxcb-keysyms1
libxcb-randr.so.0         libxcb-randr0
libxcb-render-util.so.0   libxcb-render-util0
libxcb-shape.so.0         libxcb-shape0
libxcb-shm.so.0           libxcb-shm0
libxcb-sync.so.1          libxcb-sync1
libxcb-util.so.1          libxcb-util1
libxcb-xfixes.so.0        libxcb-xfixes0
libxcb-xinput.so.0        libxcb-xinput0
libxcb-xkb.so.1           libxcb-xkb1
libxkbcommon-x11.so.0     libxkbcommon-x11-0
libwayland-cursor.so.0    libwayland-cursor0
libwayland-egl.so.1       libwayland-egl1
libcups.so.2              libcups2
'

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

missing_packages() {
    local known library package
    if [ -n "$python" ]; then
        "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    else
        echo python3 python3-venv
    fi
    [ "$(uname -s)" = Linux ] || return 0
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    while read -r library package; do
        [ -n "$library" ] || continue
        grep -qF "$library " <<<"$known" || echo "$package"
    done <<<"$libraries"
    if [ "$kind" = dev ] && ! command -v cc >/dev/null; then
        echo gcc libc6-dev
    fi
}

install_packages() {
    local packages=("$@") as_root=()
    if ! command -v apt-get >/dev/null; then
        say "Er ontbreken systeembibliotheken. Installeer wat bij dit systeem hoort bij: ${packages[*]}"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            say "Er ontbreken systeempakketten. Voer dit één keer uit en probeer het dan opnieuw:"
            say "  sudo apt-get install -y ${packages[*]}"
            return 1
        fi
        as_root=(sudo -n)
    fi
    say "Systeempakketten worden geïnstalleerd: ${packages[*]}"
    local log
    log=$(mktemp)
    if ! {
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${packages[@]}"
    } >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        say "Het installeren is niet gelukt. Voer dit zelf uit en probeer het dan opnieuw:"
        say "  ${as_root[*]:+sudo }apt-get install -y ${packages[*]}"
        return 1
    fi
    rm -f "$log"
}

stamp_value() { { cat "$lock" scripts/setup.sh; .venv/bin/python -VV; } | sha256sum | cut -d' ' -f1; }

python=$(find_python || true)
if .venv/bin/python -c '' 2>/dev/null; then
    wanted=$(stamp_value)
    [ "$(cat ".venv/.lock-$kind" 2>/dev/null)" != "$wanted" ] || exit 0
    # The larger set holds the smaller one.
    if [ "$kind" = run ]; then
        lock=requirements-dev.txt
        [ "$(cat .venv/.lock-dev 2>/dev/null)" != "$(stamp_value)" ] || exit 0
        lock=requirements.txt
    fi
fi

mapfile -t packages < <(missing_packages | tr ' ' '\n')
if [ "${#packages[@]}" -gt 0 ]; then
    install_packages "${packages[@]}"
    python=$(find_python || true)
fi
if [ -z "$python" ]; then
    say "Python 3.11 of nieuwer is nodig en staat niet op deze computer."
    exit 1
fi

say "De omgeving wordt klaargezet (alleen de eerste keer, een paar minuten)."
if ! .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    rm -rf .venv
    "$python" -m venv .venv
fi
.venv/bin/python -m pip install --disable-pip-version-check -qq --no-input \
    --require-hashes --requirement "$lock"
stamp_value >".venv/.lock-$kind"
