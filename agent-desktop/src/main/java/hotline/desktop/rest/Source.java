package hotline.desktop.rest;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where somebody is, as far as tries are counted: an IPv4 address, or the network of an IPv6 one (a household has 2^64 of them). */
final class Source {
    private static final int NETWORK_BYTES = 8;

    private Source() {}

    static String of(@Nullable SocketAddress remote) {
        String address = remote == null ? null : remote.hostAddress();
        if (address == null) {
            return "unknown";
        }
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return "unknown";
        }
    }
}
