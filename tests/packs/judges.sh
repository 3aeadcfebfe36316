#!/bin/bash
# Lets tools that this project did not write judge one evidence pack: four zip readers, then sha256sum over both manifests, then the six lines of the
# pack's own VERIFY.txt exactly as printed. Exit 0 only when all of them accept it. A missing tool is a failure.
#
# usage: judges.sh PACK.zip
set -u
export LC_ALL=C.UTF-8

fail() {
  echo "judges: $*" >&2
  exit 1
}

[ $# -eq 1 ] || fail "usage: judges.sh PACK.zip"
for tool in unzip 7zz python3 bsdtar sha256sum find sed grep wc; do
  command -v "$tool" >/dev/null || fail "$tool is missing (Debian: unzip 7zip python3 libarchive-tools coreutils)"
done
pack=$(realpath "$1") || fail "$1 does not exist"
name=$(basename "$pack" .zip)
folder=$(mktemp -d) || fail "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder" || fail "$folder"

# Each judge must be silent but for its own success.
judge() {
  local output
  output=$("$@" 2>&1) || fail "$* refuses the pack: $output"
  if grep -q -i -E 'warning|error[^s:]' <<<"$output"; then
    fail "$* complains: $output"
  fi
}
judge unzip -tqq "$pack"
judge 7zz t -bso0 "$pack"
judge python3 -m zipfile -t "$pack"
judge bsdtar -tf "$pack"

# The names that they see are the same.
list='import sys, zipfile; sys.stdout.reconfigure(encoding="utf-8"); print("\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))'
python3 -c "$list" "$pack" >names.python || fail "python3 cannot list the pack"
bsdtar -tf "$pack" >names.bsdtar
unzip -Z1 "$pack" >names.unzip
7zz l -ba -slt "$pack" | sed -n 's/^Path = //p' >names.7zz
for tool in bsdtar unzip 7zz; do
  cmp -s names.python "names.$tool" || fail "$tool and python3 see different names: $(diff names.python "names.$tool" | head -4)"
done

# Unpacked by each tool, the bag is the same and holds.
mkdir unzip 7zz python bsdtar
unzip -qq "$pack" -d unzip || fail "unzip cannot unpack"
7zz x -bso0 -o7zz "$pack" || fail "7zz cannot unpack"
python3 -m zipfile -e "$pack" python || fail "python3 cannot unpack"
bsdtar -xf "$pack" -C bsdtar || fail "bsdtar cannot unpack"
for tool in unzip 7zz python bsdtar; do
  (
    [ "$(ls -A "$tool")" = "$name" ] || fail "$tool: the pack does not unpack into one folder named $name"
    cd "$tool/$name" || exit 1
    sha256sum --quiet --strict -c tagmanifest-sha256.txt || fail "$tool: the tag manifest does not hold"
    sha256sum --quiet --strict -c manifest-sha256.txt || fail "$tool: the manifest does not hold"
    [ "$(find data -type f | wc -l)" -eq "$(wc -l <manifest-sha256.txt)" ] || fail "$tool: data/ has a file that the manifest does not list"
  ) || exit 1
done
diff -r unzip 7zz >/dev/null && diff -r unzip python >/dev/null && diff -r unzip bsdtar >/dev/null || fail "the unpacked files differ between tools"

# The printed lines, run as a reader would: in an empty folder with the zip.
mkdir reader
cp "$pack" reader/
sed -n 's/^    //p' "unzip/$name/VERIFY.txt" >lines.sh
[ "$(wc -l <lines.sh)" -eq 6 ] || fail "VERIFY.txt does not print six lines"
said=$(cd reader && sh -eu ../lines.sh 2>&1) || fail "the lines of VERIFY.txt fail: $said"
[ "$said" = "$(printf 'OK\nOK\nOK')" ] || fail "the lines of VERIFY.txt say: $said"

# And they do notice: a changed, an added and a removed file each lose an OK.
for harm in 'echo x >>data/index.html' 'echo x >data/extra.txt' 'rm data/index.html' 'echo x >>bag-info.txt'; do
  rm -rf harmed && mkdir harmed && cp "$pack" harmed/
  said=$(cd harmed && sh -c "$(sed -n 1,3p ../lines.sh); $harm; $(sed -n '4,$p' ../lines.sh)" 2>/dev/null)
  [ "$(grep -c '^OK$' <<<"$said")" -lt 3 ] || fail "the lines of VERIFY.txt do not notice: $harm"
done
echo "judges: unzip, 7zz, python3, bsdtar, sha256sum and VERIFY.txt accept $name"
