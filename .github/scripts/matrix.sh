#!/usr/bin/env bash
# Measures the llgos of BASE_LLGO and HEAD_LLGO in one interleaved session and renders it into matrix/. Without both it
# compares go with itself and says so, unless ASKED says that an llgo was asked for: then it ends with 3.
set -euo pipefail

pclnlab=${PCLNLAB:-./pclnlab}
mkdir -p matrix
if [[ -n ${BASE_LLGO:-} && -n ${HEAD_LLGO:-} ]]; then
  tools=(--tool go=go --tool "base=llgo,$BASE_LLGO,$BASE_LLGO_ROOT" --tool "head=llgo,$HEAD_LLGO,$HEAD_LLGO_ROOT" --require llgo)
elif [[ -n ${ASKED:-} ]]; then
  echo '::error title=no llgo::base and head were asked for, and not both are here'
  exit 3
else
  echo '::warning title=not run: llgo::this workflow was given no llgo; go is compared with itself'
  tools=(--tool base=go --tool head=go)
fi
"$pclnlab" matrix run "${tools[@]}" --budget "${MINUTES:-10}" --out matrix/matrix.json
"$pclnlab" matrix render --markdown matrix/matrix.md --html matrix/matrix.html matrix/matrix.json
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  if [[ -z ${BASE_LLGO:-} || -z ${HEAD_LLGO:-} ]]; then printf '**Not run: llgo.** Go is compared with itself.\n\n' >>"$GITHUB_STEP_SUMMARY"; fi
  head -c 900000 matrix/matrix.md >>"$GITHUB_STEP_SUMMARY"
fi
