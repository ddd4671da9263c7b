#!/bin/bash
# submit.sh SHARDS FOLDER [OPTION OF goroot run]...: GOROOT/test as an array of SHARDS tasks, and the merge after all of them,
# also when some failed. Prints the number of the merge job. LLGO, LLGO_ROOT and PCLNLAB are taken from the environment.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
shards=$1
mkdir -p "$2"
OUT=$(cd "$2" && pwd)
OPTIONS=${*:3}
export OUT OPTIONS
array=$(sbatch --parsable --array="1-$shards" --output="$OUT/shard-%a.log" "$here/goroot.sbatch")
sbatch --parsable --dependency="afterany:$array" --output="$OUT/merge.log" "$here/merge.sbatch"
