package cx.touchstone.gateway.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTest {

    private static Outside outside(boolean privateToo) {
        Outside outside = new Outside();
        outside.settings = new OutsideSettings() {
            @Override
            public boolean privateAddresses() {
                return privateToo;
            }

            @Override
            public Duration answer() {
                return Duration.ofSeconds(1);
            }
        };
        return outside;
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
            "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1",
            "fc00::1",
            "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1",
            "2001:db8::1", "::127.0.0.1" })
    void what_is_nobodys_address_on_the_internet_is_refused(String address) throws UnknownHostException {
        assertFalse(PublicAddresses.has(InetAddress.getByName(address)), address);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1" })
    void what_is_on_the_internet_is_reached(String address) throws UnknownHostException {
        assertTrue(PublicAddresses.has(InetAddress.getByName(address)), address);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://login.example.com", "https://localhost/", "https://127.0.0.1/", "https://[::1]/",
            "https://[::ffff:127.0.0.1]/", "https://2130706433/", "https://127.1/", "https://0x7f.1/", "https://intranet/",
            "https://db.internal/", "https://a.localhost./", "https://me@login.example.com/", "https://login.example.com/#x",
            "ftp://login.example.com", "login.example.com", "https:///x", "https://printer.local" })
    void what_cannot_be_on_the_internet_may_not_even_be_named(String address) {
        assertFalse(outside(false).allows(address), address);
    }

    @Test
    void others_may() {
        assertTrue(outside(false).allows("https://login.example.com/realms/airport?x=1"));
        assertTrue(outside(false).allows("https://8.8.8.8:8443/"));
        assertTrue(outside(true).allows("http://localhost:8180/realms/airport"));
        assertFalse(outside(true).allows("ftp://localhost/"));
    }

    @Test
    void a_name_that_leads_home_is_not_followed() throws UnknownHostException {
        // What a name leads to is told only when it is looked up: this machine's own name leads to itself.
        String host = InetAddress.getLoopbackAddress().getHostName();
        IllegalStateException refused = assertThrows(IllegalStateException.class,
                () -> outside(false).reachable(host));
        assertEquals("not a public address: " + host, refused.getMessage());
        assertTrue(outside(true).reachable(host).isLoopbackAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost/", "https://127.0.0.1/", "https://169.254.169.254/latest/meta-data",
            "https://db.internal/" })
    void nothing_is_brought_where_nobody_may_be_sent(String address) {
        Courier courier = new Courier();
        courier.outside = outside(false);
        CompletionException refused = assertThrows(CompletionException.class,
                () -> courier.post(address, Map.of(), new byte[0], Duration.ofSeconds(1)).join());
        assertEquals(Unreachable.Why.ADDRESS_NOT_ALLOWED, ((Unreachable) refused.getCause()).why());
    }
}
