package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/16",
                "10.83.7.0/24",
                "10.255.255.192/26",
                "172.16.0.0/16",
                "172.31.255.0/24",
                "192.168.0.0/16",
                "192.168.255.192/26"
            })
    void readsWhatItWrites(String cidr) {
        assertThat(Subnet.parse(cidr)).hasToString(cidr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.83.7.0",
                "10.83.7.0/",
                "10.83.7.0/024",
                "10.83.7.0/+24",
                "10.83.7.0/24/24",
                "10.83.7/24",
                "10.83.7.0.0/24",
                "10.83.07.0/24",
                "10.83.256.0/24",
                "10.83.-7.0/24",
                "10.83.7.0/99999999999",
                "fd00::/64",
                "localhost/24",
                " 10.83.7.0/24",
                "١٠.83.7.0/24"
            })
    void rejectsWhatIsNoIpv4Network(String cidr) {
        assertThatThrownBy(() -> Subnet.parse(cidr))
                .isInstanceOf(TopologyException.class)
                .hasMessage("subnet: expected a private IPv4 network from /16 to /26, such as 10.83.7.0/24, found \""
                        + cidr + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.0/24",
                "172.15.0.0/16",
                "172.32.0.0/16",
                "192.167.0.0/16",
                "192.169.0.0/16",
                "11.0.0.0/16",
                "127.0.0.0/24",
                "0.0.0.0/16",
                "10.0.0.0/8",
                "10.0.0.0/15",
                "10.83.7.0/27",
                "10.83.7.0/32",
                "10.83.7.0/33"
            })
    void rejectsNetworksThatArePublicOrOfTheWrongSize(String cidr) {
        assertThatThrownBy(() -> Subnet.parse(cidr))
                .isInstanceOf(TopologyException.class)
                .hasMessageEndingWith("such as 10.83.7.0/24, found " + cidr);
    }

    @Test
    void rejectsHostBitsAndNamesTheNetwork() {
        assertThatThrownBy(() -> Subnet.parse("10.83.7.5/24"))
                .isInstanceOf(TopologyException.class)
                .hasMessage("subnet: expected a network address (10.83.7.0/24 holds this one), found 10.83.7.5/24");
    }

    @Test
    void numbersHostsFromTheGatewayToTheOneBeforeBroadcast() {
        Subnet subnet = Subnet.parse("172.31.255.0/24");

        assertThat(subnet.gateway()).isEqualTo("172.31.255.1").isEqualTo(subnet.address(1));
        assertThat(subnet.lastHost()).isEqualTo(254);
        assertThat(subnet.address(254)).isEqualTo("172.31.255.254");
        assertThat(Subnet.parse("192.168.0.0/16").address(256)).isEqualTo("192.168.1.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 63, 64})
    void hasNoHostOutsideItself(int host) {
        assertThatThrownBy(() -> Subnet.parse("10.83.7.64/26").address(host))
                .isInstanceOf(TopologyException.class)
                .hasMessage("host of 10.83.7.64/26: expected a number from 1 to 62, found " + host);
    }

    @ParameterizedTest
    @CsvSource({
        "10.83.7.0/24, 10.83.7.0/24, true",
        "10.83.7.0/24, 10.83.0.0/16, true",
        "10.83.7.0/24, 10.83.7.128/26, true",
        "10.83.7.0/24, 10.83.8.0/24, false",
        "10.83.7.0/24, 10.84.0.0/16, false",
        "192.168.0.0/24, 192.168.1.0/24, false"
    })
    void overlapsEitherWayRound(String one, String other, boolean overlaps) {
        assertThat(Subnet.parse(one).overlaps(Subnet.parse(other))).isEqualTo(overlaps);
        assertThat(Subnet.parse(other).overlaps(Subnet.parse(one))).isEqualTo(overlaps);
        assertThat(Subnet.parse(one).overlaps(other)).isEqualTo(overlaps);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, true",
        "10.0.0.0/8, true",
        "10.83.7.9/32, true",
        "10.83.8.9/32, false",
        "8.8.8.0/24, false",
        "fd00::/64, false",
        "10.83.7.0, false",
        "10.83.7.0/33, false"
    })
    void overlapsNetworksThatNoClusterCouldUse(String other, boolean overlaps) {
        assertThat(Subnet.parse("10.83.7.0/24").overlaps(other)).isEqualTo(overlaps);
    }

    @ParameterizedTest
    @CsvSource({
        "10.83.7.0, true",
        "10.83.7.255, true",
        "10.83.8.0, false",
        "10.83.6.255, false",
        "::1, false",
        "consul-0, false",
        "10.83.7.256, false"
    })
    void containsItsAddressesOnly(String ip, boolean contained) {
        assertThat(Subnet.parse("10.83.7.0/24").contains(ip)).isEqualTo(contained);
    }
}
