#!/usr/bin/env bash
# post-comment.sh BODY: posts BODY to the open pull request whose head is HEAD_SHA, into the comment of an earlier run if there
# is one. Needs gh, GH_TOKEN and GITHUB_REPOSITORY.
set -euo pipefail

body=$1
marker='<!-- pclnlab-matrix -->'
[[ $HEAD_SHA =~ ^[0-9a-f]{40}$ ]] || { echo "no commit: $HEAD_SHA"; exit 2; }
number=$(gh pr list --state open --limit 500 --json number,headRefOid \
  --jq "map(select(.headRefOid == \"$HEAD_SHA\")) | first | .number // \"\"")
if [[ -z $number ]]; then
  echo "no open pull request has the head $HEAD_SHA: nothing to do"
  exit 0
fi
{
  echo "$marker"
  head -c 60000 "$body"
} >"$body.comment"
# `gh api --paginate` gives one list for each page.
comment=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments" \
  --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$marker\"))) | .id" | head -n 1)
if [[ -n $comment ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" --field "body=@$body.comment" --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --field "body=@$body.comment" --silent
fi
