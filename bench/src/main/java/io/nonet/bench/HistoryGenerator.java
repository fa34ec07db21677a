package io.nonet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Histories of registers that work, as lines of JSON: clients that ask at random times, values from a few, and an effect at
 * a random moment in between.
 *
 * @param open of how many operations one has no answer; none at 0
 */
record HistoryGenerator(long seed, int operations, int clients, int keys, int values, int open) {
    /** A client, and what it waits for. */
    private static final class Client {
        private int key;
        private String function = "";
        private String asked = "null";
        private String answered = "null";
        private int phase;
        private int number;
    }

    List<String> lines() {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        int[] state = new int[keys];
        lines.add("{\"initial\":0}");
        List<Client> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(new Client());
            all.get(i).number = i;
        }
        int asked = 0;
        while (asked < operations || all.stream().anyMatch(client -> client.phase > 0)) {
            Client client = all.get(random.nextInt(clients));
            if (client.phase == 0 && asked < operations) {
                ask(client, random, state);
                asked++;
                lines.add(line(client, "invoke", client.asked, lines.size()));
                client.phase = 1;
            } else if (client.phase == 1) {
                client.phase = effect(client, state) ? 2 : 3;
            } else if (client.phase > 1) {
                boolean lost = open > 0 && random.nextInt(open) == 0;
                String type = lost ? "info" : client.phase == 2 ? "ok" : "fail";
                lines.add(line(client, type, client.answered, lines.size()));
                client.phase = 0;
            }
        }
        return lines;
    }

    private void ask(Client client, Random random, int[] state) {
        client.key = random.nextInt(keys);
        String next = Integer.toString(random.nextInt(values));
        switch (random.nextInt(4)) {
            case 0 -> {
                client.function = "cas";
                client.asked = "[" + state[client.key] + "," + next + "]";
            }
            case 1 -> {
                client.function = "write";
                client.asked = next;
            }
            default -> {
                client.function = "read";
                client.asked = "null";
            }
        }
        client.answered = client.asked;
    }

    private static boolean effect(Client client, int[] state) {
        switch (client.function) {
            case "read" -> client.answered = Integer.toString(state[client.key]);
            case "write" -> state[client.key] = Integer.parseInt(client.asked);
            default -> {
                String[] pair =
                        client.asked.substring(1, client.asked.length() - 1).split(",", 2);
                if (state[client.key] != Integer.parseInt(pair[0])) {
                    return false;
                }
                state[client.key] = Integer.parseInt(pair[1]);
            }
        }
        return true;
    }

    private static String line(Client client, String type, String value, int time) {
        return "{\"process\":%d,\"type\":\"%s\",\"f\":\"%s\",\"key\":\"k%d\",\"value\":%s,\"time\":%d}"
                .formatted(client.number, type, client.function, client.key, value, time);
    }
}
