package cx.touchstone.gateway.respondent;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

/**
 * Tells from which address a request comes. A proxy in front of us is believed if it is one of ours; what anybody else says
 * about addresses is not even read.
 */
public final class ClientAddress {

    /** Names the address to a service. From a caller it is never taken. */
    public static final String HEADER = "Touchstone-Client-Address";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressBlock> proxies;

    /**
     * @param proxies the addresses of our own proxies, single or in CIDR notation
     * @throws IllegalArgumentException if one of them is not readable
     */
    public ClientAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(AddressBlock::of).toList();
    }

    /** The address, in its one canonical form (RFC 5952). */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll(FORWARDED_FOR));
    }

    /** Each proxy adds on the right whom it saw: the first from the right that is none of ours is the caller. */
    String of(String peer, List<String> forwarded) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(peer);
        String[] hops = proxies.isEmpty() ? new String[0] : String.join(",", forwarded).split(",");
        for (int i = hops.length - 1; i >= 0 && isOurs(address); i--) {
            InetAddress hop = NetUtil.createInetAddressFromIpAddressString(withoutPort(hops[i].strip()));
            if (hop == null) {
                break; // nobody can say any more who stood there
            }
            address = hop;
        }
        return NetUtil.toAddressString(address);
    }

    /**
     * Whose address it is, as far as an address can tell: of IPv6 the first 64 bits, since everybody who has one has all those
     * behind them.
     *
     * @param address in any form
     */
    public static String subscriber(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length == 4) {
            return address;
        }
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes) + "/64";
    }

    private boolean isOurs(InetAddress address) {
        return proxies.stream().anyMatch(block -> block.contains(address));
    }

    /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
