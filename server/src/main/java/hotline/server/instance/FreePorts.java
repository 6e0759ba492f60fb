package hotline.server.instance;

import hotline.server.Refused;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Looks before anything is started whether the ports we need are free, so that nothing starts half. */
public final class FreePorts {
    private FreePorts() {}

    /**
     * @param what for the message: {@code web page}
     * @throws Refused naming the port when somebody else has it
     */
    public static void needTcp(String address, int port, String what) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(address), port), 1);
        } catch (IOException taken) {
            throw taken("TCP", address, port, what);
        }
    }

    /** The same for UDP. */
    public static void needUdp(String address, int port, String what) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address(address), port))) {
            socket.getLocalPort();
        } catch (SocketException taken) {
            throw taken("UDP", address, port, what);
        }
    }

    private static Refused taken(String kind, String address, int port, String what) {
        return new Refused(
                "port-taken",
                "The " + kind + " port " + port + " at " + address + " (" + what + ") is taken by another program.",
                "End that program ('ss -lntup' names it), or choose other ports with --port-base N.");
    }

    private static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }
}
