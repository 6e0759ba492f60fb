package hotline.cti.carrier;

import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One demo phone. Any thread. Orders block for a round trip to its Asterisk (about a millisecond) and throw
 * {@link java.util.concurrent.CompletionException} when that cannot be reached.
 */
public final class DemoPhone {
    private static final int EVENTS_KEPT = 5_000;

    private final Carrier carrier;
    private final String extension;
    private final Path recordings;
    private final ConcurrentLinkedDeque<PhoneEvent> events = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final CopyOnWriteArrayList<Consumer<PhoneEvent>> listeners = new CopyOnWriteArrayList<>();
    /** Leg to channel, of what is up. */
    private final Map<String, String> legs = new ConcurrentHashMap<>();

    DemoPhone(Carrier carrier, String extension, Path recordings) {
        this.carrier = carrier;
        this.extension = extension;
        this.recordings = recordings;
    }

    public String extension() {
        return extension;
    }

    /** What it says, in Hz. */
    public int toneHz() {
        return Tones.ofPhone(extension);
    }

    /** From the next call on. A fresh Asterisk's phone is {@link PhoneBehaviour#refusesAtOnce unavailable} until told otherwise. */
    public void behave(PhoneBehaviour behaviour) {
        set("TONE", String.valueOf(toneHz()));
        String mode =
                switch (behaviour) {
                    case PhoneBehaviour.Answers answers -> {
                        set("DELAY", seconds(answers.after()));
                        set("TALK", seconds(answers.talk()));
                        Path says = answers.recording();
                        set("WAV", says == null ? "" : says.toString().replaceFirst("\\.wav$", ""));
                        yield "answer";
                    }
                    case PhoneBehaviour.RingsForEver rings -> "ring";
                    case PhoneBehaviour.Refuses refuses -> refuses.why().mode();
                };
        set("MODE", mode);
    }

    /** How long it takes, from the next call on, from the invitation until it rings (180): nothing until told; desk phones take some tens of milliseconds. */
    public void ringsAfter(Duration invitation) {
        set("ALERT", seconds(invitation));
    }

    /** Whether calls from the next one on are recorded, see {@link #recording}. */
    public void recordsCalls(boolean wanted) {
        set("RECORDINGS", wanted ? recordings.toString() : "");
    }

    /** What this phone heard on a leg: 8 kHz mono WAV, from the answer on, complete once the leg is gone. */
    public Path recording(String leg) {
        Path file = recordings.resolve(extension + "-" + leg + ".wav");
        Wav.awaitComplete(file, Duration.ofSeconds(2));
        return file;
    }

    /** Picks up what is ringing now. */
    public void answer() {
        legs.values()
                .forEach(channel -> carrier.sendAndWait(AmiAction.of("Redirect")
                        .with("Channel", channel)
                        .with("Context", "phone")
                        .with("Exten", "pick-up")
                        .with("Priority", "1")));
    }

    /** Hangs up, or declines, whatever there is. */
    public void hangUp() {
        List.copyOf(legs.values()) // not the one that begins to ring meanwhile
                .forEach(channel -> carrier.sendAndWait(
                        AmiAction.of("Hangup").with("Channel", channel).with("Cause", "16")));
    }

    /**
     * Dials a number or a feature code of Hotline, pressing keys afterwards. What is heard is recorded as with an incoming call.
     *
     * @param timeout the longest it may take
     */
    public LiveCall dial(String number, Keys keys, Duration timeout) {
        if (!number.matches("[+*0-9][*0-9]{0,31}")) {
            throw new IllegalArgumentException("'" + number + "' cannot be dialled");
        }
        set("TONE", String.valueOf(toneHz()));
        return carrier.dial(extension, number, keys, timeout);
    }

    /** Makes the phone unreachable: it takes its registration back, and does not renew it. */
    public void unregister() {
        carrier.sendAndWait(AmiAction.of("PJSIPUnregister").with("Registration", extension));
    }

    /** Registers again at once. */
    public void register() {
        carrier.sendAndWait(AmiAction.of("PJSIPRegister").with("Registration", extension));
    }

    /** The legs that are up or ringing. */
    public List<String> legs() {
        return List.copyOf(legs.keySet());
    }

    /** The last events, oldest first. */
    public List<PhoneEvent> events() {
        return List.copyOf(events);
    }

    /** The next events go there, on the reader thread of the connection: return at once. */
    public void onEvent(Consumer<PhoneEvent> listener) {
        listeners.add(listener);
    }

    /** The first event at or after that instant, past or to come, that matches. Give it a timeout. */
    public CompletableFuture<PhoneEvent> event(Instant from, Predicate<PhoneEvent> which) {
        CompletableFuture<PhoneEvent> found = new CompletableFuture<>();
        Predicate<PhoneEvent> wanted = event -> !event.at().isBefore(from) && which.test(event);
        Consumer<PhoneEvent> listener = event -> {
            if (wanted.test(event)) {
                found.complete(event);
            }
        };
        listeners.add(listener);
        Optional<PhoneEvent> past = events.stream().filter(wanted).findFirst();
        past.ifPresent(found::complete);
        return found.whenComplete((event, failure) -> listeners.remove(listener));
    }

    /** On the connection's reader thread. */
    void happened(AmiEvent event) {
        switch (event.name()) {
            case "Newchannel" -> {
                legs.put(event.text("Uniqueid"), event.text("Channel"));
                tell(
                        event.text("ChannelStateDesc").equals("Ring")
                                ? PhoneEvent.Kind.INVITED
                                : PhoneEvent.Kind.DIALLED,
                        event);
            }
            case "Newstate" -> {
                if (event.text("ChannelStateDesc").equals("Up")) {
                    tell(PhoneEvent.Kind.ANSWERED, event);
                }
            }
            case "HangupRequest" -> tell(PhoneEvent.Kind.ENDED_BY_OTHER, event);
            case "SoftHangupRequest" -> {
                // follows on HangupRequest when the other side hangs up
                if (!endedByOther(event.text("Uniqueid"))) {
                    tell(PhoneEvent.Kind.HUNG_UP, event);
                }
            }
            case "Hangup" -> {
                legs.remove(event.text("Uniqueid"));
                tell(PhoneEvent.Kind.GONE, event);
            }
            default -> {} // nothing a phone's user would notice
        }
    }

    void registration(AmiEvent event) {
        switch (event.text("Status")) {
            case "Registered" -> tell(PhoneEvent.Kind.REGISTERED, event);
            case "Unregistered", "Rejected", "Stopped" -> tell(PhoneEvent.Kind.UNREGISTERED, event);
            default -> {} // on its way
        }
    }

    private boolean endedByOther(String leg) {
        return events.stream()
                .anyMatch(event -> event.leg().equals(leg) && event.kind() == PhoneEvent.Kind.ENDED_BY_OTHER);
    }

    private void tell(PhoneEvent.Kind kind, AmiEvent event) {
        PhoneEvent told = new PhoneEvent(
                extension,
                kind,
                Carrier.time(event),
                event.text("Uniqueid"),
                event.text("CallerIDNum"),
                Carrier.number(event.text("Cause")));
        events.addLast(told);
        if (kept.incrementAndGet() > EVENTS_KEPT) {
            events.pollFirst();
        }
        listeners.forEach(listener -> listener.accept(told));
    }

    private void set(String what, String value) {
        carrier.sendAndWait(AmiAction.of("Setvar")
                .with("Variable", "PHONE_" + extension + "_" + what)
                .with("Value", value));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toMillis() / 1000.0);
    }
}
