#!/usr/bin/env bash
# The night's results made one: merges shards/SYSTEM-*.jsonl, adds all to the history, renders reports with past runs into
# night/, and leaves in before/ what the next night needs. night/issue.md is for people; night/red is 1 when somebody has to
# look. A system of SYSTEMS without results is red: a night that did not happen is no good night.
set -euo pipefail

pclnlab=${PCLNLAB:-./pclnlab}
root=()
read -ra cases <<<"${CASES:-}"
for ((i = 0; i < ${#cases[@]}; i++)); do
  if [[ ${cases[i]} == --root ]]; then root=(--root "${cases[i + 1]}"); fi
done
red=0
mkdir -p night before
cp before/history.db night/history.db 2>/dev/null || true
import() { "$pclnlab" triage import --history night/history.db --run "night-${GITHUB_RUN_ID:-$(date -u +%Y%m%d)}" "$@"; }
note() { printf '\n## %s\n\n%s\n\n<!-- pclnlab-state: %s -->\n' "$1" "$2" "$(printf '%s %s' "$1" "$2" | cksum | tr -dc 0-9a-f)" >>night/issue.md; }
: >night/issue.md

for system in ${SYSTEMS:-Linux macOS}; do
  shopt -s nullglob
  shards=(shards/"$system"-*.jsonl)
  shopt -u nullglob
  if [[ ${#shards[@]} -gt 0 ]]; then
    merged=night/goroot-$system.jsonl
    code=0
    "$pclnlab" goroot merge ${root[@]+"${root[@]}"} --out "$merged" --report "night/goroot-$system" "${shards[@]}" || code=$?
    if [[ $code -ne 0 ]]; then red=1; fi
    if [[ -f $merged ]]; then
      import "$merged"
      cp "$merged" before/
    fi
  else
    red=1
    note "goroot on $system" 'Nothing: no shard left a result.'
  fi
  if [[ -f night/conform-$system.json ]]; then
    import "night/conform-$system.json"
  else
    red=1
    note "conform on $system" 'Nothing: it left no result.'
  fi
done

for report in night/*/report.json; do
  [[ -f $report ]] || continue
  folder=${report%/*}
  code=0
  "$pclnlab" report "$report" --history night/history.db --html "$folder/report.html" --markdown "$folder/report.md" \
    --github || code=$?
  if [[ $code -ne 0 ]]; then red=1; fi
  printf '\n# %s\n\n' "${folder##*/}" >>night/issue.md
  cat "$folder/report.md" >>night/issue.md
done
if [[ -f night/history.db ]]; then cp night/history.db before/history.db; fi
echo "$red" >night/red
