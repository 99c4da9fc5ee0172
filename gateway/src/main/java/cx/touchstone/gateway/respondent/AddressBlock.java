package cx.touchstone.gateway.respondent;

import java.math.BigInteger;
import java.net.InetAddress;

import io.netty.util.NetUtil;

/**
 * Neighbouring addresses: those that begin with the same bits (CIDR, RFC 4632 and RFC 4291).
 *
 * @param bits how many bits they share
 */
public record AddressBlock(InetAddress first, int bits) {

    /**
     * @param text {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address
     * @throws IllegalArgumentException if it is none of these
     */
    public static AddressBlock of(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress first = NetUtil.createInetAddressFromIpAddressString(parts[0]);
        if (first == null || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("no block of addresses: " + text);
        }
        int most = length(first);
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
        if (bits > most) {
            throw new IllegalArgumentException("no block of addresses: " + text);
        }
        return new AddressBlock(first, bits);
    }

    public boolean contains(InetAddress address) {
        return length(address) == length(first)
                && number(address).xor(number(first)).bitLength() <= length(first) - bits;
    }

    private static int length(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
