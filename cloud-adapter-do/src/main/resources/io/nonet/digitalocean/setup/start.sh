# Starts the machine's services, now and at each boot. Twice is fine.
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload && exec systemctl --quiet enable --now nonet.service
fi
# As at a boot, with nothing of this session around it.
pgrep -x runsvdir >/dev/null || exec env -i PATH="$PATH" /etc/rc.local
