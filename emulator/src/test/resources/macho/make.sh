#!/bin/sh
# Assembles and links every NAME.s of this folder into NAME.macho. Both programs have to know x86-64 and arm64; the images
# in the repository were made by clang and ld64.lld of LLVM 19. The sources are what AssemblerWriter writes for the
# catalogue ForgedMacho; ForgedMachoTest compares both, sources and images.
#
# usage: CLANG=clang-19 LD64=/usr/lib/llvm-19/bin/ld64.lld ./make.sh
set -eu
cd "$(dirname "$0")"
for source in *.s; do
    name=${source%.s}
    "${CLANG:-clang}" --target="$(sed -n 's/^# target //p' "$source")" -c "$source" -o "$name.o"
    # shellcheck disable=SC2046 # flags are words
    "${LD64:-ld64.lld}" $(sed -n 's/^# link //p' "$source") "$name.o" libSystem.tbd -o "$name.macho"
    rm "$name.o"
done
