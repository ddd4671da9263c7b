#!/usr/bin/env bash
# Runs a command whose findings are judged by a later job: exit 1 becomes 0. Anything worse stays: a tool that is missing or
# a machine that broke makes this job red.
set -uo pipefail
"$@"
code=$?
if [[ $code -eq 1 ]]; then
  echo "exit 1: findings; a later job judges them"
  exit 0
fi
exit "$code"
