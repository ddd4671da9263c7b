#!/usr/bin/env bash
# nightly-issue.sh BODY RED: keeps one open issue that says how the last night was. Opens it when RED is 1 and there is none,
# edits it when what there is to look at has changed, and does nothing otherwise. Never opens a second one.
# What there is to look at is named by the pclnlab-state comments in BODY. Needs gh and GH_TOKEN.
set -euo pipefail

body=$1
red=$2
label=${LABEL:-pclnlab-nightly}
title='Nightly conformance: something to look at'
states() { grep -o 'pclnlab-state: [0-9a-f]*' | sort; }

# GitHub takes 65,536 characters.
if [[ $(wc -c <"$body") -gt 64000 ]]; then
  { head -c 60000 "$body"; printf '\n\n... cut; the artifact of the run has all.\n\n'; grep 'pclnlab-state' "$body" || true; } >"$body.cut"
  body=$body.cut
fi

number=$(gh issue list --label "$label" --state open --limit 100 --json number --jq 'map(.number) | min // ""')
if [[ -z $number ]]; then
  if [[ $red -eq 0 ]]; then
    echo 'as expected, and no open issue: nothing to do'
    exit 0
  fi
  gh label create "$label" --description 'kept up to date by the nightly workflow' --force
  gh issue create --title "$title" --label "$label" --body-file "$body"
  exit 0
fi
if [[ $(gh issue view "$number" --json body --jq .body | states) == "$(states <"$body")" ]]; then
  echo "issue $number says all of this already: nothing to do"
  exit 0
fi
gh issue edit "$number" --body-file "$body"
