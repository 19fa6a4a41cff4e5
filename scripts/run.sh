#!/usr/bin/env bash
# Opens the program on the invented centre; without a screen it says what to do.
set -euo pipefail
cd "$(dirname "$0")/.."

no_screen() {
    echo "Hier is geen scherm: start 'make run' in een grafische sessie, of met 'xvfb-run make run' op een denkbeeldig scherm." >&2
    exit 1
}

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    no_screen
fi

bash scripts/setup.sh run
# The bytecode may be kept, or every start would compile the program anew.
unset PYTHONDONTWRITEBYTECODE

status=0
PYTHONPATH=. .venv/bin/python -m ipso_desk --demo "$@" || status=$?
# Qt aborts when the display it was told of does not answer.
[ "$status" -ne 134 ] || no_screen
exit "$status"
