package hotline.cti.carrier;

import hotline.cti.ami.AmiAction;
import hotline.cti.ami.AmiEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A customer's telephone, which Hotline calls through its trunk. Any thread. Orders block for a round trip to the carrier's Asterisk. */
public final class DemoCustomer {
    /** What it says once it has answered. */
    public static final int TONE_HZ = 500;

    private final Carrier carrier;
    private final String number;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    /** Leg to channel, of what is up or rings. */
    private final Map<String, String> legs = new ConcurrentHashMap<>();

    private final List<String> answered = new CopyOnWriteArrayList<>();
    private volatile String shown = "";

    DemoCustomer(Carrier carrier, String number) {
        this.carrier = carrier;
        this.number = number;
    }

    /** From the next call on. */
    public void answersAfter(Duration ringing) {
        set("DELAY", String.valueOf(ringing.toMillis() / 1000.0));
        set("MODE", "answer");
    }

    public void ringsForEver() {
        set("MODE", "ring");
    }

    public void isBusy() {
        set("MODE", "busy");
    }

    /**
     * As soon as it has answered, from the next call on; nothing when there are none.
     *
     * @param keys digits, {@code *}, {@code #}, and {@code w} for half a second
     */
    public void presses(String keys) {
        set("KEYS", keys);
    }

    /** What it hears is written there, from the next call on; complete once it has hung up. */
    public void recordsWhatItHears(Path file) {
        set("RECORDING", file.toString());
    }

    /** How often it was called. */
    public int calls() {
        return calls.size();
    }

    /** Which number it showed when it was called last; empty when none. */
    public String shown() {
        return shown;
    }

    /** How often it has answered. */
    public int answers() {
        return answered.size();
    }

    /** Whether it rings or talks. */
    public boolean isEngaged() {
        return !legs.isEmpty();
    }

    public void hangUp() {
        legs.values()
                .forEach(channel -> carrier.sendAndWait(
                        AmiAction.of("Hangup").with("Channel", channel).with("Cause", "16")));
    }

    /** On the connection's reader thread. */
    void happened(AmiEvent event) {
        String leg = event.text("Uniqueid");
        switch (event.name()) {
            case "Newchannel" -> {
                legs.put(leg, event.text("Channel"));
                shown = event.text("CallerIDNum");
                calls.add(leg);
            }
            case "Newstate" -> {
                if (event.text("ChannelStateDesc").equals("Up") && legs.containsKey(leg)) {
                    answered.add(leg);
                }
            }
            case "Hangup" -> legs.remove(leg);
            default -> {} // Asterisk tells much that a telephone does not need
        }
    }

    boolean has(String leg) {
        return legs.containsKey(leg);
    }

    private void set(String what, String value) {
        carrier.sendAndWait(AmiAction.of("Setvar")
                .with("Variable", "CUSTOMER_" + number.replace("+", "") + "_" + what)
                .with("Value", value));
    }
}
