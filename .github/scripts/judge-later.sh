#!/usr/bin/env bash
# judge-later.sh FILE COMMAND...: runs a command whose findings are judged by a later job: its exit 1 becomes 0, if it left
# FILE for that job. Anything else stays: a tool that is missing, a machine that broke or a Java that does not start makes
# this job red.
set -uo pipefail
file=$1
shift
rm -f "$file"
"$@"
code=$?
if [[ $code -eq 1 && -s $file ]]; then
  echo "exit 1: findings; a later job judges them"
  exit 0
fi
exit "$code"
