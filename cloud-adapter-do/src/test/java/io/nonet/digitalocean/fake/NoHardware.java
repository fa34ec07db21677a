package io.nonet.digitalocean.fake;

/** Droplets that nobody can reach, and that do all at once. */
final class NoHardware implements Hardware {
    @Override
    public boolean connect(String vpc, String range) {
        return true;
    }

    @Override
    public void disconnect(String vpc) {}

    @Override
    public DropletMachine make(Order order) {
        return new Thought("203.0.113." + order.id() % 250);
    }

    private static final class Thought implements DropletMachine {
        private final String address;
        private boolean on = true;

        Thought(String address) {
            this.address = address;
        }

        @Override
        public String publicAddress() {
            return address;
        }

        @Override
        public boolean isMade() {
            return true;
        }

        @Override
        public boolean isBusy() {
            return false;
        }

        @Override
        public boolean hasFailed() {
            return false;
        }

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void act(PowerAction action) {
            on = action.leavesOn();
        }

        @Override
        public void remove() {}

        @Override
        public boolean isGone() {
            return true;
        }
    }
}
