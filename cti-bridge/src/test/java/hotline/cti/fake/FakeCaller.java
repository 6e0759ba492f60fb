package hotline.cti.fake;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller's channel at a {@link FakeAsterisk}, with the dialplan's loop: visits the AGI server until it is told that all is done. */
public final class FakeCaller {
    private static final Pattern DIAL = Pattern.compile("PJSIP/(\\d+),(\\d+),.*agent\\^([^)]*)\\).*");
    private static final Pattern DIAL_OUTSIDE =
            Pattern.compile("PJSIP/(\\+?\\d+)@trunk,(\\d+),.*f\\(\\d+\\).*outside\\^()\\).*");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    private final FakeAsterisk asterisk;
    private final String channel;
    private final String number;
    private final String uniqueId;
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Character> keys = new LinkedBlockingQueue<>();
    private final List<FakeRecording> recordings = new CopyOnWriteArrayList<>();
    private final List<String> did = new CopyOnWriteArrayList<>();
    private volatile boolean dead;
    private volatile boolean vanished;
    private volatile boolean music;
    private volatile boolean waitingForKey;
    private volatile CompletableFuture<Void> listening;
    private volatile FakeLeg partner;
    private volatile FakeLeg joined;
    private volatile boolean failsToJoin;
    private volatile CompletableFuture<Void> conferring;
    private volatile OutputStream out;
    private volatile int visits;

    FakeCaller(FakeAsterisk asterisk, String channel, String number, String dialled) {
        this.asterisk = asterisk;
        this.channel = channel;
        this.number = number;
        this.uniqueId = "u-" + channel;
        variables.put("HOTLINE_DNIS", dialled);
    }

    /** A customer whom Hotline has called and who has answered. */
    FakeCaller(FakeAsterisk asterisk, String channel, String uniqueId, String number, String interaction) {
        this.asterisk = asterisk;
        this.channel = channel;
        this.number = number;
        this.uniqueId = uniqueId;
        variables.put("HOTLINE_ID", interaction);
    }

    void begin() {
        Thread.ofVirtual().name(channel).start(this::dialplan);
    }

    public String channel() {
        return channel;
    }

    public String uniqueId() {
        return uniqueId;
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    public void setVariable(String name, String value) {
        variables.put(name, value);
    }

    /** Every command the script gave, in order. */
    public List<String> did() {
        return List.copyOf(did);
    }

    public int visits() {
        return visits;
    }

    public boolean hearsMusic() {
        return music;
    }

    public boolean isGone() {
        return !asterisk.callers.contains(this);
    }

    /** What records this caller, or did, in order. */
    public List<FakeRecording> recordings() {
        return List.copyOf(recordings);
    }

    /** False when nothing records this caller. */
    boolean isSilenced(boolean yes) {
        List<FakeRecording> running =
                recordings.stream().filter(one -> !one.isOver()).toList();
        running.forEach(one -> one.silence(yes));
        return !running.isEmpty();
    }

    public FakeCaller waitsForMusic() {
        await().until(() -> music);
        return this;
    }

    public FakeCaller waitsUntilAskedForAKey() {
        await().until(() -> waitingForKey);
        return this;
    }

    public FakeCaller presses(char key) {
        asterisk.manager.emits(
                "DTMFEnd", "Channel: " + channel, "Uniqueid: " + uniqueId(), "Digit: " + key, "Direction: Received");
        keys.add(key);
        return this;
    }

    public void hangsUp() {
        event("HangupRequest");
        dies();
    }

    /** No more audio: Asterisk gives the leg up. */
    public void falls() {
        asterisk.manager.emits("SoftHangupRequest", "Uniqueid: " + uniqueId(), "Channel: " + channel, "Cause: 1");
        dies();
    }

    /** Hangs up in the same moment as Asterisk loses the event about it. */
    public void hangsUpUnnoticedByTheManager() {
        dies();
    }

    public void waitsUntilGone() {
        await().until(this::isGone);
    }

    String bridge() {
        if (isInConference()) {
            return "conference";
        }
        FakeLeg leg = joined != null ? joined : partner;
        return leg != null && leg.isUp() ? "b-" + leg.channel() : "";
    }

    void vanishes() {
        vanished = true;
        dead = true;
        closeVisit();
    }

    private void dies() {
        dead = true;
        recordings.forEach(FakeRecording::ends);
        isStopped();
        say("HANGUP\n");
        FakeLeg leg = partner;
        if (leg != null) {
            leg.callerIsGone();
        }
        FakeLeg other = joined;
        if (other != null) {
            other.callerIsGone();
        }
        if (out == null) {
            asterisk.callers.remove(this);
        }
    }

    private void event(String name) {
        asterisk.manager.emits(
                name,
                "Channel: " + channel,
                "Uniqueid: " + uniqueId(),
                "ChanVariable: HOTLINE_ID=" + variable("HOTLINE_ID"),
                "ChanVariable: HOTLINE_LEG=caller",
                "Cause: 16");
    }

    /** The loop in extensions.conf, with a shorter pause. */
    private void dialplan() {
        while (!dead && !vanished && !variable("HOTLINE_DONE").equals("1")) {
            visit();
            if (!variable("HOTLINE_DONE").equals("1") && !dead) {
                music = true;
                pause();
            }
        }
        asterisk.callers.remove(this);
    }

    private void visit() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), asterisk.agiPort());
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            out = socket.getOutputStream();
            visits++;
            say("agi_network: yes\nagi_network_script: caller\nagi_request: agi://127.0.0.1/caller\nagi_channel: "
                    + channel + "\nagi_uniqueid: " + uniqueId() + "\nagi_callerid: " + number
                    + "\nagi_calleridname: unknown\nagi_arg_1: " + FakeAsterisk.AGI_SECRET + "\n\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                did.add(line);
                say(obey(line) + "\n");
            }
        } catch (IOException e) {
            // nobody there, or gone: the dialplan comes again
        } finally {
            out = null;
            waitForPartner();
        }
    }

    private String obey(String line) {
        List<String> words = words(line);
        String command = words.get(0) + " " + (words.size() > 1 ? words.get(1) : "");
        if (dead && !command.endsWith("VARIABLE")) {
            return "511 Command Not Permitted on a dead channel or intercept routine";
        }
        return switch (command) {
            case "GET VARIABLE" -> {
                String value = variable(words.get(2));
                yield value.isEmpty() ? "200 result=0" : "200 result=1 (" + value + ")";
            }
            case "SET VARIABLE" -> {
                variables.put(words.get(2).replaceFirst("^_+", ""), words.get(3));
                yield "200 result=1";
            }
            case "SET MUSIC" -> {
                music = words.get(2).equals("ON");
                yield "200 result=0";
            }
            case "STREAM FILE" -> stream(words);
            case "CONTROL STREAM" -> listens();
            case "WAIT FOR" -> "200 result=" + waitForKey(Long.parseLong(words.get(3)));
            case "EXEC Dial" -> dial(words.get(2));
            case "EXEC Bridge" -> bridge(words.get(2));
            case "EXEC MixMonitor" -> {
                recordings.add(new FakeRecording(words.get(2)));
                variables.put("HOTLINE_RECORDER", "0x" + recordings.size());
                yield "200 result=0";
            }
            case "EXEC StopMixMonitor" -> {
                recordings.get(Integer.parseInt(words.get(2).substring(2)) - 1).ends();
                yield "200 result=0";
            }
            case "EXEC ConfBridge" -> {
                CompletableFuture<Void> conference = new CompletableFuture<>();
                conferring = conference;
                if (!dead) {
                    conference.join();
                }
                conferring = null;
                yield "200 result=0";
            }
            case "EXEC Hangup" -> {
                dead = true;
                yield "200 result=-1\nHANGUP";
            }
            default -> {
                if (words.get(0).equals("ANSWER")) {
                    yield "200 result=0";
                }
                if (words.get(0).equals("HANGUP")) {
                    dead = true;
                    yield "200 result=1\nHANGUP";
                }
                yield "510 Invalid or unknown command";
            }
        };
    }

    private String stream(List<String> words) {
        if (asterisk.isWithout(words.get(2))) {
            return "200 result=-1 endpos=0";
        }
        Character key = words.get(3).isEmpty() ? null : keys.poll();
        return "200 result=" + (key == null ? 0 : (int) key) + " endpos=8000";
    }

    /** A long recording: until the manager stops it. */
    private String listens() {
        music = false;
        CompletableFuture<Void> heard = new CompletableFuture<>();
        listening = heard;
        heard.orTimeout(5, TimeUnit.SECONDS).exceptionally(toItsEnd -> null).join();
        listening = null;
        return "200 result=" + (dead ? -1 : 0) + " endpos=4000";
    }

    /** False when nothing is being played. */
    boolean isStopped() {
        CompletableFuture<Void> heard = listening;
        return heard != null && heard.complete(null);
    }

    public FakeCaller waitsForAnAnnouncement() {
        await().until(() -> listening != null);
        return this;
    }

    private int waitForKey(long millis) {
        waitingForKey = true;
        try {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (!dead && System.nanoTime() < until) {
                Character key = keys.poll(10, TimeUnit.MILLISECONDS);
                if (key != null) {
                    return key;
                }
            }
            return dead ? -1 : 0;
        } catch (InterruptedException e) {
            return -1;
        } finally {
            waitingForKey = false;
        }
    }

    private String dial(String arguments) {
        Matcher matcher = (arguments.contains("@trunk") ? DIAL_OUTSIDE : DIAL).matcher(arguments);
        if (!matcher.matches()) {
            return "200 result=-1";
        }
        music = false;
        keys.clear(); // Dial reads them, and nobody is told of them a second time
        FakeLeg leg = asterisk.phone(matcher.group(1)).isCalled(this, variable("HOTLINE_ID"), matcher.group(3));
        if (leg == null) {
            variables.put("DIALSTATUS", "CHANUNAVAIL");
            variables.put("HANGUPCAUSE", "20");
            return "200 result=0";
        }
        partner = leg;
        if (dead) {
            leg.callerIsGone();
        }
        waitForPartner();
        return "200 result=" + (dead ? -1 : 0);
    }

    private String bridge(String peer) {
        FakeLeg leg = asterisk.legs.get(peer);
        boolean fails = leg == null || failsToJoin;
        failsToJoin = false;
        variables.put("BRIDGERESULT", fails ? "FAILURE" : "SUCCESS");
        if (fails) {
            return "200 result=0";
        }
        if (!dead) {
            CompletableFuture<String> talk = leg.joins();
            joined = leg;
            talk.join();
            joined = null;
        }
        return "200 result=0";
    }

    /** The next time a script wants to connect her with a leg it does not succeed. */
    public void cannotBeJoinedOnce() {
        failsToJoin = true;
    }

    /** Whether a script has brought this caller into a conference. */
    public boolean isInConference() {
        return conferring != null;
    }

    void isKicked() {
        CompletableFuture<Void> conference = conferring;
        if (conference != null) {
            conference.complete(null);
        }
    }

    /** Whether a script has connected somebody with this caller, whom that one hears. */
    public boolean isJoined() {
        FakeLeg leg = joined;
        return leg != null && leg.hears() && !music;
    }

    /** Dial goes on, whether or not a script is there. */
    private void waitForPartner() {
        FakeLeg leg = partner;
        if (leg != null) {
            variables.put("DIALSTATUS", leg.dialStatus().join());
            if (leg.cause() != 23 && leg.cause() != 0) { // what stood there before stays
                variables.put("HANGUPCAUSE", String.valueOf(leg.cause()));
            }
            partner = null;
        }
    }

    private void say(String text) {
        OutputStream to = out;
        if (to != null) {
            try {
                to.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // the script is gone; the dialplan goes on
            }
        }
    }

    private void closeVisit() {
        OutputStream to = out;
        if (to != null) {
            try {
                to.close();
            } catch (IOException e) {
                // closed either way
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1).replaceAll("\\\\(.)", "$1") : matcher.group(2));
        }
        return words;
    }
}
