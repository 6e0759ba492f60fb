package hotline.journey;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A caller at the carrier's address who presses keys (RFC 4733) and knows to the microsecond when audio came. Speaks just enough SIP for one call. One thread calls and presses,
 * another one listens.
 */
final class RtpCaller implements AutoCloseable {
    private static final Pattern TO_TAG = Pattern.compile("(?im)^To:[^\\r\\n]*(;tag=[^\\r\\n;]+)");
    private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
    private static final Pattern PORT = Pattern.compile("(?m)^m=audio (\\d+)");
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final int EVENTS = 101;
    /** A key is held for so long, in packets of 20 ms. */
    private static final int PACKETS_OF_A_KEY = 4;

    private static final int SAMPLES_OF_A_PACKET = 160;

    private final String address;
    private final String number;
    private final InetSocketAddress server;
    private final DatagramSocket signalling;
    private final DatagramSocket audio;
    private final String callId = "digits-" + ProcessHandle.current().pid() + "-" + CALLS.incrementAndGet();
    private String toTag = "";
    private InetSocketAddress media;
    private int sequence;
    private int timestamp = 1_000;

    private volatile long lastPacket;
    private volatile long firstAfterKey;
    private volatile boolean armed;
    private volatile long longestGap;

    private RtpCaller(String address, int serverPort, String number) throws IOException {
        this.address = address;
        this.number = number;
        this.server = new InetSocketAddress("127.0.0.1", serverPort);
        this.signalling = new DatagramSocket(0, InetAddress.getByName(address));
        this.audio = new DatagramSocket(0, InetAddress.getByName(address));
    }

    /** Calls, and returns when it is answered. */
    static RtpCaller call(String address, int serverPort, String number) throws IOException {
        RtpCaller caller = new RtpCaller(address, serverPort, number);
        try {
            caller.connect();
        } catch (IOException e) {
            caller.close();
            throw e;
        }
        Thread.ofVirtual().name("listens").start(caller::listen);
        return caller;
    }

    private void connect() throws IOException {
        String sdp = """
                v=0
                o=- 1 1 IN IP4 %1$s
                s=-
                c=IN IP4 %1$s
                t=0 0
                m=audio %2$d RTP/AVP 8 101
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                a=ptime:20
                """.formatted(address, audio.getLocalPort()).replace("\n", "\r\n");
        send(request("INVITE", 1, sdp));
        signalling.setSoTimeout(10_000);
        String answer = receive();
        while (answer.startsWith("SIP/2.0 1")) {
            answer = receive();
        }
        if (!answer.startsWith("SIP/2.0 200")) {
            throw new IOException(
                    "the call was not answered: " + answer.lines().findFirst().orElse(""));
        }
        toTag = found(TO_TAG, answer);
        media = new InetSocketAddress(found(ADDRESS, answer), Integer.parseInt(found(PORT, answer)));
        send(request("ACK", 1, ""));
    }

    private void listen() {
        byte[] buffer = new byte[2048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                audio.receive(packet);
                if ((buffer[1] & 0x7f) == EVENTS) {
                    continue;
                }
                long now = System.nanoTime();
                long gap = now - lastPacket;
                if (lastPacket != 0 && gap < TimeUnit.MILLISECONDS.toNanos(200)) {
                    longestGap = Math.max(longestGap, gap);
                }
                if (armed) {
                    armed = false;
                    firstAfterKey = now;
                }
                lastPacket = now;
            }
        } catch (IOException hungUp) {
            // that is all
        }
    }

    /** Waits until the prompt is over, or has not begun, and nothing has been heard for so long. */
    void waitsForSilence(Duration silence) {
        while (lastPacket == 0 || System.nanoTime() - lastPacket < silence.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /**
     * Presses a key in the silence after a prompt.
     *
     * @return nanoseconds from the end of the key to the first packet of what follows, -1 when nothing does within the time
     */
    long press(char key, Duration within) throws IOException {
        int event = "0123456789*#".indexOf(key);
        int begun = timestamp;
        for (int packet = 1; packet <= PACKETS_OF_A_KEY; packet++) {
            sendEvent(event, begun, packet, false);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        firstAfterKey = 0;
        armed = true;
        long end = System.nanoTime();
        for (int again = 0; again < 3; again++) {
            sendEvent(event, begun, PACKETS_OF_A_KEY + 1, true);
        }
        timestamp += SAMPLES_OF_A_PACKET * 50;
        while (firstAfterKey == 0 && System.nanoTime() - end < within.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        armed = false;
        return firstAfterKey == 0 ? -1 : firstAfterKey - end;
    }

    /** The longest time between two packets of one prompt so far, nanoseconds. */
    long longestGap() {
        return longestGap;
    }

    private void sendEvent(int event, int begun, int packets, boolean end) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(16);
        packet.put((byte) 0x80).put((byte) (EVENTS | (packets == 1 ? 0x80 : 0)));
        packet.putShort((short) sequence++).putInt(begun).putInt(callId.hashCode());
        packet.put((byte) event).put((byte) (end ? 0x8a : 0x0a)).putShort((short) (packets * SAMPLES_OF_A_PACKET));
        audio.send(new DatagramPacket(packet.array(), packet.capacity(), media));
    }

    private String request(String method, int sequence, String body) {
        String head = """
                %1$s sip:%2$s@127.0.0.1:%3$d SIP/2.0
                Via: SIP/2.0/UDP %4$s:%5$d;rport;branch=z9hG4bK%6$s-%1$s
                Max-Forwards: 70
                From: <sip:13900139000@%4$s>;tag=1
                To: <sip:%2$s@127.0.0.1>%7$s
                Call-ID: %6$s
                CSeq: %8$d %1$s
                Contact: <sip:me@%4$s:%5$d>
                %9$sContent-Length: %10$d

                """.formatted(
                        method,
                        number,
                        server.getPort(),
                        address,
                        signalling.getLocalPort(),
                        callId,
                        toTag,
                        sequence,
                        body.isEmpty() ? "" : "Content-Type: application/sdp\n",
                        body.length());
        return head.replace("\n", "\r\n") + body;
    }

    private void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        signalling.send(new DatagramPacket(bytes, bytes.length, server));
    }

    private String receive() throws IOException {
        byte[] buffer = new byte[8192];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        signalling.receive(packet);
        return new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in the answer");
        }
        return matcher.group(1);
    }

    /** Hangs up. */
    @Override
    public void close() {
        try {
            if (media != null) {
                send(request("BYE", 2, ""));
                signalling.setSoTimeout(1_000);
                receive();
            }
        } catch (SocketTimeoutException | SocketException gone) {
            // it had ended
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            signalling.close();
            audio.close();
        }
    }
}
