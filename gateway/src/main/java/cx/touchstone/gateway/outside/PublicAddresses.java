package cx.touchstone.gateway.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

import cx.touchstone.gateway.respondent.AddressBlock;

/**
 * Which addresses anybody may be sent to: those of the internet, and of nobody's own network. The others as IANA lists them
 * (IPv4 and IPv6 Special-Purpose Address Registries); of IPv6 only what is given out for the internet is let through.
 */
final class PublicAddresses {

    private static final List<AddressBlock> SPECIAL = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // Teredo and what else is no address of anybody; 6to4, behind which any address of IPv4 can be meant.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(AddressBlock::of).toList();
    private static final AddressBlock INTERNET_6 = AddressBlock.of("2000::/3");

    private PublicAddresses() {
    }

    static boolean has(InetAddress address) {
        return (!(address instanceof Inet6Address) || INTERNET_6.contains(address))
                && SPECIAL.stream().noneMatch(block -> block.contains(address));
    }
}
