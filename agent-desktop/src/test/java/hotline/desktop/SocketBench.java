package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thousand agents' sockets: from the moment the core's listeners learn of an offer to the moment its frame is at the page, everything in one process on loopback; and what
 * the sockets cost in memory. Not a test: a machine that does something else shows something else. {@code agent-desktop/README.md} says how it is run.
 */
public final class SocketBench {
    private static final Pattern OFFERED = Pattern.compile("\"offer\":\"(o\\d+-\\d+)\".*\"phase\":\"OFFERED\"");
    private static final Pattern TOKEN = Pattern.compile("\"ticket\":\"([^\"]+)\"");

    private static final int PING = 9;
    /** Without content, with a mask of zeros. */
    private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

    private final Map<String, Long> offeredAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private SocketBench() {}

    /** @param arguments agents (1000), calls a second (50), seconds (30) */
    public static void main(String[] arguments) throws Exception {
        int agents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int callsASecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        new SocketBench().run(agents, callsASecond, seconds);
        System.exit(0);
    }

    private void run(int agents, int callsASecond, int seconds) throws Exception {
        try (House house = new House(new Staff(agents), new MemorySessions())) {
            house.engine.subscribe(
                    events -> {
                        long now = System.nanoTime();
                        events.forEach(recorded -> {
                            if (recorded.event() instanceof Event.OfferMade made) {
                                offeredAt.put(made.offer().toString(), now);
                                Thread.startVirtualThread(() -> talk(house, made));
                            }
                        });
                    },
                    snapshot -> {});
            long before = usedMemory();
            for (int i = 1; i <= agents; i++) {
                open(house, Staff.id(i));
            }
            while (house.desk.counts().sockets() < agents) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            long open = usedMemory();
            for (int i = 1; i <= agents; i++) {
                house.ready(Staff.id(i));
            }
            calls(house, callsASecond, seconds / 3); // until it is warm
            nanos.clear();
            long sent = house.desk.counts().messages();
            calls(house, callsASecond, seconds);
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "%d sockets, %d calls/s: offer -> message n=%d p50 %.2f ms, p99 %.2f ms, max %.2f ms; %d frames/s sent;"
                            + " %.1f kB a session with its socket, cut %d%n",
                    agents,
                    callsASecond,
                    sorted.length,
                    millis(sorted, 0.5),
                    millis(sorted, 0.99),
                    millis(sorted, 1),
                    (house.desk.counts().messages() - sent) / seconds,
                    (open - before) / 1024.0 / agents,
                    house.desk.counts().cut());
        }
    }

    private void calls(House house, int aSecond, int seconds) {
        long pause = TimeUnit.SECONDS.toNanos(1) / aSecond;
        long next = System.nanoTime();
        for (int i = 0; i < aSecond * seconds; i++) {
            house.queue(house.call(), House.SERVICE);
            next += pause;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Rings, is answered, and is over after two seconds, wrap-up and all. */
    private static void talk(House house, Event.OfferMade made) {
        OfferId offer = made.offer();
        InteractionId interaction = made.entry().interaction();
        AgentId agent = made.agent();
        house.report(at -> new Report.OfferRings(offer, at));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        house.report(at -> new Report.OfferAnswered(offer, at));
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        house.report(at -> new Report.CustomerLeaves(interaction, EndedBy.CALLER, null, at));
        house.completeWrapUp(agent, interaction);
    }

    private void open(House house, String id) throws Exception {
        String base = "http://127.0.0.1:" + house.edge.port();
        var signedIn = client.send(
                post(base + "/api/sign-in", "{\"user\":\"" + id + "\",\"password\":\"" + id + "-secret\"}", ""),
                BodyHandlers.ofString());
        String cookie =
                signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        Matcher ticket =
                TOKEN.matcher(client.send(post(base + "/api/socket-tickets", "{}", cookie), BodyHandlers.ofString())
                        .body());
        if (!ticket.find()) {
            throw new IllegalStateException("no ticket for " + id);
        }
        Socket socket = new Socket("127.0.0.1", house.edge.port());
        socket.getOutputStream()
                .write(("GET /api/socket?ticket=" + ticket.group(1) + " HTTP/1.1\r\nHost: 127.0.0.1:"
                                + house.edge.port()
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(() -> read(socket));
    }

    private static HttpRequest post(String address, String body, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build();
    }

    private static double millis(long[] sorted, double quantile) {
        int index = (int) Math.min(sorted.length - 1L, Math.round(quantile * sorted.length));
        return sorted.length == 0 ? 0 : sorted[index] / 1e6;
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** One page, with as little memory as can be: notes when an offer has come. */
    private void read(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int ends = 0; ends < 4; ) {
                int next = in.readUnsignedByte();
                ends = next == '\r' || next == '\n' ? ends + 1 : 0;
            }
            while (true) {
                int kind = in.readUnsignedByte() & 0x0F;
                int length = in.readUnsignedByte();
                byte[] payload = in.readNBytes(
                        length < 126
                                ? length
                                : length == 126 ? in.readUnsignedShort() : Math.toIntExact(in.readLong()));
                if (kind == PING) {
                    socket.getOutputStream().write(PONG);
                } else {
                    heard(new String(payload, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException over) {
            // the house is closed
        }
    }

    private void heard(String frame) {
        long now = System.nanoTime();
        Matcher offered = OFFERED.matcher(frame);
        if (offered.find()) {
            Long at = offeredAt.remove(offered.group(1));
            if (at != null) {
                nanos.add(now - at);
            }
        }
    }
}
