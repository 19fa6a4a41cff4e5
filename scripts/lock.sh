#!/usr/bin/env bash
# Renews requirements.txt and requirements-dev.txt: exact versions with hashes for every platform,
# and no address of a package index. Needs uv; an environment beside the project serves for it.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/python" -m pip install --quiet uv

lock() {
    "$tools/bin/uv" pip compile pyproject.toml "$@" \
        --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --strip-extras --no-sources --quiet --no-header \
        --no-emit-index-url --no-emit-find-links
}

lock --output-file requirements.txt
lock --extra dev --constraint requirements.txt --output-file requirements-dev.txt

if grep -nE 'https?://|file://|^--' requirements.txt requirements-dev.txt; then
    echo "A lock names an address; it may only hold versions and hashes." >&2
    exit 1
fi
