#!/usr/bin/env bash
# Resolves requirements*.in and package.json into the lock files: exact versions with hashes, and no address
# of a registry, so that every place may use its own mirror.
set -euo pipefail
cd "$(dirname "$0")/.."

for name in requirements requirements-dev requirements-node; do
    .venv/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --output-file "$name.lock" "$name.in"
done
PATH="$PATH:$PWD/.venv/bin" npm update --package-lock-only --ignore-scripts --omit=dev --no-audit --no-fund \
    --omit-lockfile-registry-resolved=true
