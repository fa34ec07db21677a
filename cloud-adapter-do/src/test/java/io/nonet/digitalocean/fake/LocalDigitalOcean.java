package io.nonet.digitalocean.fake;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A DigitalOcean on this computer until it is interrupted, its droplets containers: {@code cloud-adapter-do/serve}. */
final class LocalDigitalOcean {
    private LocalDigitalOcean() {}

    /**
     * Serves, with some things of others in the account; at the end all containers and networks are removed.
     *
     * @param arguments the port of 127.0.0.1, 0 for a free one
     */
    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Clock clock = Clock.systemUTC();
        String word = "served-" + ProcessHandle.current().pid();
        ContainerDroplets machines = ContainerDroplets.start(word, clock);
        // Also when the port is in use.
        Runtime.getRuntime().addShutdownHook(new Thread(machines::close));
        FakeDigitalOcean served = FakeDigitalOcean.start(clock, Manners.brisk(), machines, port);
        served.addForeignResources();
        System.out.println(words(served.uri(), machines));
        new CountDownLatch(1).await();
    }

    private static String words(URI uri, ContainerDroplets machines) {
        String words = """
                DigitalOcean is at %s until you press Ctrl-C; its droplets are containers, labelled nonet.cluster=%s.
                In another terminal:

                  export DIGITALOCEAN_API_URL=%s DIGITALOCEAN_TOKEN=%s
                  ./nonet up --on digitalocean --region sgp1

                In the eyes of the droplets this computer is %s.""";
        return words.formatted(uri, machines.name(), uri, FakeDigitalOcean.TOKEN, machines.operatorAddress());
    }
}
