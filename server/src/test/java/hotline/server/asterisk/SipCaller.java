package hotline.server.asterisk;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SIP caller at an address of its own, just able to ask, to call and to hang up; it hears how much audio comes. */
final class SipCaller implements AutoCloseable {
    private static final Pattern TO_TAG = Pattern.compile("(?im)^To:[^\\r\\n]*(;tag=[^\\r\\n;]+)");
    private static int calls;

    private final String address;
    private final InetSocketAddress server;
    private final DatagramSocket signalling;
    private final DatagramSocket audio;
    private final String callId;
    private String toTag = "";
    private String from = "+8613800138000;x";

    SipCaller(String address, int serverPort) throws IOException {
        this.address = address;
        this.server = new InetSocketAddress("127.0.0.1", serverPort);
        this.signalling = new DatagramSocket(0, InetAddress.getByName(address));
        this.audio = new DatagramSocket(0, InetAddress.getByName(address));
        this.callId = "test-" + ProcessHandle.current().pid() + "-" + ++calls;
    }

    /** Sends a request outside of a call. */
    void ask(String method, String user, String as) throws IOException {
        from = as;
        send(request(method, user, 1, ""));
    }

    void call(String number) throws IOException {
        String sdp = "v=0\r\no=- 1 1 IN IP4 %s\r\ns=-\r\nc=IN IP4 %s\r\nt=0 0\r\nm=audio %d RTP/AVP 8\r\n"
                .formatted(address, address, audio.getLocalPort());
        send(request("INVITE", number, 1, sdp));
    }

    void acknowledge(String number) throws IOException {
        send(request("ACK", number, 1, ""));
    }

    void hangUp(String number) throws IOException {
        send(request("BYE", number, 2, ""));
    }

    /** The first line of the next message; empty when none comes within the time. */
    Optional<String> answer(int milliseconds) throws IOException {
        byte[] buffer = new byte[8192];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        signalling.setSoTimeout(milliseconds);
        try {
            signalling.receive(packet);
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        }
        String message = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        Matcher tag = TO_TAG.matcher(message);
        if (tag.find()) {
            toTag = tag.group(1);
        }
        return message.lines().findFirst();
    }

    /** Reads answers until a final one (200 and above), at most for that long each. */
    Optional<String> finalAnswer(int milliseconds) throws IOException {
        Optional<String> line = answer(milliseconds);
        while (line.isPresent() && line.get().startsWith("SIP/2.0 1")) {
            line = answer(milliseconds);
        }
        return line;
    }

    /** Waits for so many packets of audio; false when there is a silence of 200 ms. */
    boolean hears(int packets) throws IOException {
        byte[] buffer = new byte[2048];
        audio.setSoTimeout(200);
        for (int i = 0; i < packets; i++) {
            try {
                audio.receive(new DatagramPacket(buffer, buffer.length));
            } catch (SocketTimeoutException silence) {
                return false;
            }
        }
        return true;
    }

    private String request(String method, String user, int sequence, String body) {
        return """
                %1$s sip:%2$s@127.0.0.1:%3$d SIP/2.0
                Via: SIP/2.0/UDP %4$s:%5$d;rport;branch=z9hG4bK%6$s-%1$s
                Max-Forwards: 70
                From: "Mallory ${SHELL(id)}" <sip:%11$s@%4$s>;tag=1
                To: <sip:%2$s@127.0.0.1>%7$s
                Call-ID: %6$s
                CSeq: %8$d %1$s
                Contact: <sip:me@%4$s:%5$d>
                %9$sContent-Length: %10$d

                """.formatted(
                                method,
                                user,
                                server.getPort(),
                                address,
                                signalling.getLocalPort(),
                                callId,
                                toTag,
                                sequence,
                                body.isEmpty() ? "" : "Content-Type: application/sdp\n",
                                body.length(),
                                from)
                        .replace("\n", "\r\n")
                + body;
    }

    private void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        signalling.send(new DatagramPacket(bytes, bytes.length, server));
    }

    @Override
    public void close() {
        signalling.close();
        audio.close();
    }
}
