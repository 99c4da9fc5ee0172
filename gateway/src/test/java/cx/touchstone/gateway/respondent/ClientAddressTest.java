package cx.touchstone.gateway.respondent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private final ClientAddress address = new ClientAddress(List.of("10.0.0.0/8", " fd00::/8", "192.0.2.1"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "203.0.113.7 | - | 203.0.113.7", // nobody between
            "203.0.113.7 | 198.51.100.1 | 203.0.113.7", // anybody can say that
            "10.1.2.3 | - | 10.1.2.3", // our proxy calls for itself
            "10.1.2.3 | 198.51.100.1 | 198.51.100.1",
            "10.1.2.3 | 1.1.1.1, 198.51.100.1 | 198.51.100.1", // 1.1.1.1 is what the caller said
            "10.1.2.3 | 198.51.100.1, 192.0.2.1 | 198.51.100.1", // two proxies of ours
            "10.1.2.3 | 192.0.2.2 | 192.0.2.2",
            "10.1.2.3 | 10.9.9.9, 10.8.8.8 | 10.9.9.9", // from inside
            "10.1.2.3 | unknown, 192.0.2.1 | 192.0.2.1", // as far as can be told
            "10.1.2.3 | example.org | 10.1.2.3",
            "10.1.2.3 | 198.51.100.1:4711 | 198.51.100.1",
            "10.1.2.3 | [2001:DB8::1]:4711 | 2001:db8::1",
            "10.1.2.3 | [ | 10.1.2.3",
            "fd12::1 | 2001:db8:0:0:0:0:0:1 | 2001:db8::1",
            "2001:0DB8:0000:0000:0001:0000:0000:0001 | - | 2001:db8::1:0:0:1",
            "fe80:0:0:0:0:0:0:1%2 | - | fe80::1",
            "::ffff:203.0.113.7 | - | 203.0.113.7",
            "::ffff:10.1.2.3 | 198.51.100.1 | 198.51.100.1" })
    void the_first_from_the_right_that_is_none_of_our_proxies_is_the_caller(String peer, String forwarded, String expected) {
        assertEquals(expected, address.of(peer, forwarded == null ? List.of() : List.of(forwarded)));
    }

    @Test
    void several_headers_are_one_list() {
        assertEquals("198.51.100.1", address.of("10.1.2.3", List.of("1.1.1.1", "198.51.100.1, 10.1.1.1")));
    }

    @Test
    void without_proxies_of_ours_nobody_is_believed() {
        assertEquals("10.1.2.3", new ClientAddress(List.of()).of("10.1.2.3", List.of("198.51.100.1")));
    }

    @ParameterizedTest
    @CsvSource({ "203.0.113.7, 203.0.113.7", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
            "2001:db8:1:2::9, 2001:db8:1:2::/64", "2001:db8:1:3::9, 2001:db8:1:3::/64" })
    void of_an_ipv6_address_the_network_tells_whose_it_is(String address, String subscriber) {
        assertEquals(subscriber, ClientAddress.subscriber(address));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "fd00::/129", "example.org", "*" })
    void what_is_no_block_of_addresses_is_not_taken_for_one(String text) {
        assertThrows(IllegalArgumentException.class, () -> new ClientAddress(List.of(text)));
    }
}
