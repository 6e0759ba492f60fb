package hotline.cti.carrier;

import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import hotline.cti.ami.AmiListener;
import hotline.cti.ami.AmiResponse;
import hotline.cti.ami.AmiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The carrier and the demo phones: orders for the second Asterisk, whose configuration is in {@code config/asterisk/carrier}.
 * Any thread.
 *
 * <pre>{@code
 * try (Carrier carrier = Carrier.connect(ami, recordings, Duration.ofSeconds(5))) {
 *     carrier.phone("1001").behave(PhoneBehaviour.answersAfter(Duration.ofMillis(300)));
 *     CallReport report = carrier.call(CallOrder.from("13800138000").pressing("1,1").talkingFor(Duration.ofSeconds(3)));
 * }
 * }</pre>
 */
public final class Carrier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Carrier.class);
    private static final Pattern OF_PHONE = Pattern.compile("PJSIP/(\\d+)-.*");
    private static final Pattern REGISTERED = Pattern.compile("(?:sips?:)?(\\d+)@.*");

    private static final String CUSTOMERS_NUMBER = "\\+?\\d{3,20}";

    private final AmiConnection ami;
    private final Path recordings;
    private final CountDownLatch up = new CountDownLatch(1);
    private final Map<String, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<String, DemoPhone> phones = new ConcurrentHashMap<>();
    private final Map<String, DemoCustomer> customers = new ConcurrentHashMap<>();
    private final AtomicLong lastCall = new AtomicLong();
    /** Ids of different runs on the same Asterisk must differ. */
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    private Carrier(AmiSettings settings, Path recordings) {
        this.recordings = recordings.toAbsolutePath().normalize();
        this.ami = new AmiConnection(settings, new Listener());
    }

    /**
     * Connects; blocks until it is done.
     *
     * @param recordings folder for what is heard, for Asterisk to write into; its path of letters, digits, - . _ only
     * @throws IllegalStateException when Asterisk cannot be reached within that time
     */
    public static Carrier connect(AmiSettings settings, Path recordings, Duration within) {
        if (!recordings.toAbsolutePath().toString().matches("[A-Za-z0-9_./-]+")) {
            throw new IllegalArgumentException("Asterisk cannot record into " + recordings
                    + ": choose a folder whose path has only letters, digits, '-', '.' and '_'");
        }
        Carrier carrier = new Carrier(settings, recordings);
        try {
            Files.createDirectories(carrier.recordings);
            carrier.ami.start();
            if (!carrier.up.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
                String why = carrier.ami.status().detail();
                carrier.close();
                throw new IllegalStateException("the demo carrier at " + settings + " cannot be reached: " + why);
            }
        } catch (IOException e) {
            carrier.close();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            carrier.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to the demo carrier", e);
        }
        return carrier;
    }

    /** Makes a call and waits for its end. */
    public CallReport call(CallOrder order) {
        return place(order).report().join();
    }

    /** Begins a call. */
    public LiveCall place(CallOrder order) {
        long number = lastCall.incrementAndGet();
        int tone = order.toneHz() > 0 ? order.toneHz() : Tones.ofCaller(number);
        return begin(Line.ofCaller(newId(number), order, tone, recordings));
    }

    /** The demo phone with that extension; always the same object. */
    public DemoPhone phone(String extension) {
        if (!extension.matches("\\d{1,10}")) {
            throw new IllegalArgumentException("'" + extension + "' is no extension");
        }
        return phones.computeIfAbsent(extension, made -> new DemoPhone(this, made, recordings));
    }

    /** The telephone of the customer with that number, as Hotline dials it; always the same object. */
    public DemoCustomer customer(String number) {
        if (!number.matches(CUSTOMERS_NUMBER)) {
            throw new IllegalArgumentException("'" + number + "' is no number");
        }
        return customers.computeIfAbsent(number, made -> new DemoCustomer(this, made));
    }

    /** How many legs there are on this Asterisk: calls of customers and calls at phones. */
    public int legs() {
        return sendAndWait(AmiAction.of("CoreShowChannels")).list().size();
    }

    /** Hangs up every call of this carrier, of whomever. */
    public void hangUpAll() {
        for (AmiEvent channel : sendAndWait(AmiAction.of("CoreShowChannels")).list()) {
            if (!channel.text("Channel").isEmpty()) {
                order(AmiAction.of("Hangup").with("Channel", channel.text("Channel")));
            }
        }
    }

    /** Only disconnects: calls go on until they end by themselves. */
    @Override
    public void close() {
        ami.close();
        calls.values().forEach(call -> call.lost("the connection to the carrier was closed"));
    }

    LiveCall dial(String phone, String number, Keys keys, Duration timeout) {
        return begin(Line.ofPhone(newId(lastCall.incrementAndGet()), phone, number, keys, timeout));
    }

    CompletableFuture<AmiResponse> send(AmiAction action) {
        return ami.send(action);
    }

    /** Sends what needs no answer: whether it was done is seen by the events that follow. */
    void order(AmiAction action) {
        send(action).exceptionally(failure -> {
            log.warn("the carrier's Asterisk was not told to {}: {}", action.name(), failure.getMessage());
            return null;
        });
    }

    /** @throws java.util.concurrent.CompletionException when there is no connection or no answer */
    AmiResponse sendAndWait(AmiAction action) {
        return send(action).join();
    }

    void forget(LiveCall call) {
        calls.remove(call.id());
    }

    private LiveCall begin(Line line) {
        LiveCall call = new LiveCall(this, line);
        calls.put(line.id(), call);
        Thread.ofVirtual().name("call-" + line.id()).start(call::run);
        return call;
    }

    private String newId(long number) {
        return "call-" + run + "-" + number;
    }

    /** When Asterisk saw it, to the microsecond. */
    static Instant time(AmiEvent event) {
        String stamp = event.text("Timestamp");
        if (!stamp.matches("\\d{1,12}\\.\\d{1,9}")) {
            return Instant.now();
        }
        BigDecimal seconds = new BigDecimal(stamp);
        long whole = seconds.longValue();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** On the connection's reader thread: sorts events by call and by phone. */
    private final class Listener implements AmiListener {
        @Override
        public void connected() {
            up.countDown();
        }

        @Override
        public void happened(AmiEvent event) {
            String leg = event.text(event.name().startsWith("Dial") ? "DestUniqueid" : "Uniqueid");
            LiveCall call = calls.get(leg);
            if (call != null) {
                call.happened(event);
            }
            boolean hotlineCalls = event.name().equals("Newchannel")
                    && event.text("Context").equals("from-hotline")
                    && event.text("Exten").matches(CUSTOMERS_NUMBER);
            if (hotlineCalls) {
                customer(event.text("Exten")).happened(event);
            } else {
                customers.values().stream()
                        .filter(customer -> customer.has(event.text("Uniqueid")))
                        .forEach(customer -> customer.happened(event));
            }
            Matcher channel = OF_PHONE.matcher(event.text("Channel"));
            Matcher registered = REGISTERED.matcher(event.text("Username"));
            if (event.name().equals("Registry") && registered.matches()) {
                phone(registered.group(1)).registration(event);
            } else if (channel.matches()) {
                phone(channel.group(1)).happened(event);
            }
        }

        @Override
        public void disconnected(String why) {
            calls.values().forEach(call -> call.lost(why));
        }
    }
}
