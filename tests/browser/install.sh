#!/usr/bin/env bash
# Installs what the tests in a browser need: Debian's Chromium (where none is found), Playwright (the
# packages that VENV/browser.txt names) and axe-core, both into the virtual environment VENV. What fails is tried again: mirrors have bad minutes.
set -euo pipefail

venv=${1:?usage: install.sh VENV}
axe=axe-core@4.14.1

again() {
    for pause in 5 20 60; do
        "$@" && return
        echo "failed, again in $pause s: $*" >&2
        sleep "$pause"
    done
    "$@"
}

apt() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@" > /dev/null
}

from_debian() {
    apt update && apt install --yes --no-install-recommends "$@"
}

# need COMMAND ADVICE PACKAGE...: the command is there, or is installed, or it is said what to do
need() {
    local command=$1 advice=$2
    shift 2
    [ -z "$(type -P "$command")" ] || return 0
    if [ "$(id -u)" != 0 ] || [ -z "$(type -P apt-get)" ]; then
        echo "$command is missing, and this is not root on a Debian: $advice" >&2
        exit 1
    fi
    again from_debian "$@"
}

need "${CHROMIUM:-chromium}" "install Chromium, or name one: CHROMIUM=/path/to/chromium" chromium fonts-dejavu-core
need npm "install npm, which comes with Node.js" npm
again "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$venv/browser.txt"
again npm install --silent --no-audit --no-fund --ignore-scripts --no-save --prefix "$venv/browser" "$axe"
