# Downloads programs and checks each against its publisher's list of checksums.
#
# $1 Consul's version, $2 Nomad's or nothing, $3 Toxiproxy's, $4 the address of HashiCorp's releases, $5 of Toxiproxy's
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
get() { curl -fsSL --retry 3 --connect-timeout 10 --max-time 240 -o "$2" "$1" || { echo "$1 cannot be downloaded" >&2; exit 1; }; }
check() {
    awk -v file="$1" '$2 == file || $2 == "*" file' "$2" >wanted
    [ -s wanted ] || { echo "$2 has no checksum of $1" >&2; exit 1; }
    sha256sum --check --status wanted || { echo "the checksum of $1 is wrong: expected $(cut -c1-64 wanted), found $(sha256sum <"$1" | cut -c1-64)" >&2; exit 1; }
}
machine=$(dpkg --print-architecture)
hashicorp() {
    get "$3/$1/$2/$1_$2_SHA256SUMS" "$1.sums"
    get "$3/$1/$2/$1_$2_linux_$machine.zip" "$1_$2_linux_$machine.zip"
    check "$1_$2_linux_$machine.zip" "$1.sums"
    perl -MIO::Uncompress::Unzip=:all -e 'unzip($ARGV[0] => $ARGV[1], Name => $ARGV[2], BinModeOut => 1) or die "$UnzipError\n"' \
        "$1_$2_linux_$machine.zip" "$1" "$1"
    install -D -m 755 "$1" "/opt/$1/$2/$1"
}
hashicorp consul "$1" "$4"
[ -z "$2" ] || hashicorp nomad "$2" "$4"
get "$5/v$3/checksums.txt" toxiproxy.sums
get "$5/v$3/toxiproxy-server-linux-$machine" "toxiproxy-server-linux-$machine"
check "toxiproxy-server-linux-$machine" toxiproxy.sums
install -m 755 "toxiproxy-server-linux-$machine" /usr/local/bin/toxiproxy-server
