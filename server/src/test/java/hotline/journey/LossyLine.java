package hotline.journey;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What the sound of a page's calls takes its way through, as long as this is open: each of the two, the page and Asterisk, knows only this place of the other. What comes to
 * the page can be lost.
 */
final class LossyLine implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int LONGEST_PACKET = 2_000;

    /** Puts the one port in the place of Asterisk's and the other in the place of the page's, in what they tell each other. */
    private static final String LEADS_HERE = """
            {
              const shared = RTCPeerConnection.prototype
              const property = (of) => Object.getOwnPropertyDescriptor(of, 'localDescription') ?? property(Object.getPrototypeOf(of))
              const local = property(shared).get
              const remote = shared.setRemoteDescription
              const at = (sdp, port) => sdp.replace(/^(a=candidate:\\S+ \\d+ udp \\d+) \\S+ \\d+ typ host/gim, `$1 127.0.0.1 ${port} typ host`)
              shared.setRemoteDescription = function (told) {
                window.soundOfAsterisk(Number(/^a=candidate:\\S+ \\d+ udp \\d+ \\S+ (\\d+)/im.exec(told.sdp)[1]))
                return remote.call(this, { type: told.type, sdp: at(told.sdp, %d) })
              }
              Object.defineProperty(shared, 'localDescription', {
                configurable: true,
                get() {
                  const told = local.call(this)
                  return told && { type: told.type, sdp: at(told.sdp, %d) }
                },
              })
            }""";

    private final DatagramSocket toPage = new DatagramSocket(0, HERE);
    private final DatagramSocket toAsterisk = new DatagramSocket(0, HERE);
    private final Random dice = new Random(15);
    private volatile @Nullable SocketAddress page;
    private volatile @Nullable SocketAddress asterisk;
    private volatile double loss;

    LossyLine() throws IOException {
        Thread.ofVirtual().start(() -> passOn(toPage, toAsterisk));
        Thread.ofVirtual().start(() -> passOn(toAsterisk, toPage));
    }

    /** Of the pages that are opened from now on. */
    void leadsTo(BrowserContext browser) {
        browser.exposeFunction("soundOfAsterisk", port -> {
            asterisk = new InetSocketAddress(HERE, ((Number) port[0]).intValue());
            return null;
        });
        browser.addInitScript(LEADS_HERE.formatted(toPage.getLocalPort(), toAsterisk.getLocalPort()));
    }

    /** @param share of the sound for the page, from now on, 0 to 1 */
    void loses(double share) {
        loss = share;
    }

    private void passOn(DatagramSocket from, DatagramSocket on) {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST_PACKET], LONGEST_PACKET);
        try {
            while (true) {
                packet.setLength(LONGEST_PACKET);
                from.receive(packet);
                if (from == toPage && packet.getAddress().equals(HERE)) { // the page tries its other addresses, too
                    page = packet.getSocketAddress();
                }
                SocketAddress whither = from == toPage ? asterisk : page;
                boolean lost = from == toAsterisk && isSound(packet) && dice.nextDouble() < loss;
                if (whither != null && !lost) {
                    packet.setSocketAddress(whither);
                    on.send(packet);
                }
            }
        } catch (IOException closed) {
            // that was all
        }
    }

    /** RTP, and neither its reports nor what looks for the way and agrees on keys: RFC 7983, RFC 5761. */
    private static boolean isSound(DatagramPacket packet) {
        int first = packet.getData()[0] & 0xff;
        int type = packet.getData()[1] & 0x7f;
        return first >= 128 && first < 192 && (type < 64 || type > 95);
    }

    @Override
    public void close() {
        toPage.close();
        toAsterisk.close();
    }
}
