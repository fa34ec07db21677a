# Installs those of the named packages that are missing; none of them may start anything by itself.
missing=$(for package in "$@"; do
    [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
done)
[ -n "$missing" ] || exit 0
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d
trap 'rm -f /usr/sbin/policy-rc.d' EXIT
export DEBIAN_FRONTEND=noninteractive
# What a first boot does by itself may hold the lists for a while.
for attempt in 1 2 3 4 5 6; do
    # Without the option it is content with the lists that it has.
    apt-get -q -o APT::Update::Error-Mode=any update && break
    [ $attempt -lt 6 ] || exit 1
    sleep 5
done
# shellcheck disable=SC2086
apt-get -q -y -o DPkg::Lock::Timeout=180 -o Dpkg::Options::=--force-confold install --no-install-recommends $missing || exit 1
[ ! -d /run/systemd/system ] || for unit in docker.service docker.socket containerd.service haproxy.service nginx.service; do
    ! systemctl cat "$unit" >/dev/null 2>&1 || systemctl --quiet disable --now "$unit" || exit 1
done
