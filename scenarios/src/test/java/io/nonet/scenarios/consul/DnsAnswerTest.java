package io.nonet.scenarios.consul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsAnswerTest {
    private static final String NAME = "06 63 6f 6e 73 75 6c 07 73 65 72 76 69 63 65 06 63 6f 6e 73 75 6c 00 ";

    @Test
    void asksForTheAddressesOfAName() {
        assertThat(DnsAnswer.addressesOf("consul.service.consul"))
                .isEqualTo(bytes("00 2a 01 00 00 01 00 00 00 00 00 00 " + NAME + "00 01 00 01"));
    }

    @Test
    void readsAddressesInTheirOrder() {
        // As Consul 1.14.3 answered.
        byte[] message = bytes("00 2a 85 00 00 01 00 02 00 00 00 00 " + NAME + "00 01 00 01 "
                + "c0 0c 00 01 00 01 00 00 00 00 00 04 0a 45 60 0d "
                + "c0 0c 00 01 00 01 00 00 00 00 00 04 0a 45 60 fe");
        assertThat(DnsAnswer.read(message))
                .isEqualTo(new DnsAnswer(0, List.of("10.69.96.13", "10.69.96.254"), List.of()));
    }

    @Test
    void readsThePortsOfInstances() {
        byte[] message = bytes("00 2a 85 00 00 01 00 01 00 00 00 00 " + NAME + "00 21 00 01 "
                + "c0 0c 00 21 00 01 00 00 00 00 00 09 00 01 00 01 fd e8 01 61 00");
        assertThat(DnsAnswer.read(message).ports()).containsExactly(65000);
    }

    @Test
    void readsThatANameDoesNotExist() {
        byte[] message = bytes("00 2a 85 03 00 01 00 00 00 01 00 00 " + NAME + "00 01 00 01");
        assertThat(DnsAnswer.read(message)).isEqualTo(new DnsAnswer(3, List.of(), List.of()));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex.strip());
    }
}
