#!/usr/bin/env bash
# Installs what the tests in a browser need: Debian's Chromium where none is found, and into the virtual environment VENV
# the packages that VENV/browser.txt names and axe-core. What fails is tried again: mirrors have bad minutes.
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
    if [ -z "$(type -P "$command")" ] && [ "$(id -u)" = 0 ] && [ -n "$(type -P apt-get)" ]; then
        again from_debian "$@"
    fi
    if [ -z "$(type -P "$command")" ]; then
        echo "tests in a browser: $command is missing: $advice" >&2
        exit 1
    fi
}

need "${CHROMIUM:-chromium}" "install Chromium (Debian: apt-get install chromium), or name one: CHROMIUM=/path/to/chromium" chromium fonts-dejavu-core
need npm "install npm, which comes with Node.js (Debian: apt-get install npm)" npm
again "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$venv/browser.txt"
again npm install --silent --no-audit --no-fund --ignore-scripts --no-save --prefix "$venv/browser" "$axe"
