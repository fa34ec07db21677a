#!/bin/sh
# Runs what an edge host runs: a Consul agent, and HAProxy which asks it. Ends both when HAProxy ends, or on SIGTERM.
consul agent -config-file=/etc/edge/consul.hcl &
agent=$!
haproxy -db -f /etc/edge/haproxy.cfg &
haproxy=$!

# It finishes what it is answering; the wait returns when the signal has come, so there are two.
trap 'kill -USR1 $haproxy' TERM
wait $haproxy
wait $haproxy

kill -TERM $agent
wait $agent
