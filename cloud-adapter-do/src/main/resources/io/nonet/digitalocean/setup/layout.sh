# Lays out the machine: its user, its folders, and what it reads as a tar archive. Twice is fine.
id toxiproxy >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin toxiproxy || exit 1
# What Debian's package supervises is none of the machine's.
[ -d /etc/nonet ] || rm -rf /etc/runit/runsvdir /etc/service || exit 1
mkdir -p /etc/nonet/tls /etc/nonet/link /etc/consul.d /etc/nomad.d /var/lib/consul /var/lib/nomad /var/log/nonet || exit 1
# Nomad and Docker are told their groups by paths, which Docker's other driver, systemd's, does not take.
if [ "$(stat --file-system --format %T /sys/fs/cgroup)" = cgroup2fs ]; then
    mkdir -p /etc/docker && printf '{"exec-opts": ["native.cgroupdriver=cgroupfs"]}\n' >/etc/docker/daemon.json || exit 1
fi
exec tar --extract --preserve-permissions --no-overwrite-dir --directory=/
