#!/usr/bin/env bash
# Writes LLGO and LLGO_ROOT for the steps that follow: from LLGO_PATH and LLGO_SOURCES, or from the llgo.tar.gz in UNPACKED.
# PREFIX goes in front of both names. With none of them it writes nothing.
set -euo pipefail

if [[ -n ${UNPACKED:-} ]]; then
  tar -xzf "$UNPACKED/llgo.tar.gz" -C "$UNPACKED"
  LLGO_PATH=$UNPACKED/bin/llgo
  LLGO_SOURCES=$UNPACKED
fi
if [[ -z ${LLGO_PATH:-} ]]; then
  echo "no llgo was given: what LLGO (${LLGO:-not set}) or PATH name counts"
  exit 0
fi
if [[ ! -x $LLGO_PATH ]]; then
  echo "::error title=no llgo::$LLGO_PATH is no program"
  exit 3
fi
{
  echo "${PREFIX:-}LLGO=$LLGO_PATH"
  echo "${PREFIX:-}LLGO_ROOT=${LLGO_SOURCES:-}"
} >>"$GITHUB_ENV"
