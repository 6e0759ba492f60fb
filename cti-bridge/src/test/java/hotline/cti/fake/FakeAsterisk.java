package hotline.cti.fake;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An Asterisk with callers and phones, in so far as {@code asterisk.md}'s measurements describe one. Its verbs may be called from any thread. */
public final class FakeAsterisk implements AutoCloseable {
    public static final String AGI_SECRET = "agi secret";

    final FakeManager manager;
    final Map<String, FakePhone> phones = new ConcurrentHashMap<>();
    final Map<String, FakeCustomer> customers = new ConcurrentHashMap<>();
    final List<FakeCaller> callers = new CopyOnWriteArrayList<>();
    final Map<String, FakeLeg> legs = new ConcurrentHashMap<>();
    private final AtomicInteger channels = new AtomicInteger();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private final AtomicInteger refusesToSend = new AtomicInteger();
    private final AtomicBoolean losesBridge = new AtomicBoolean();
    private volatile int agiPort;
    private volatile LocalDateTime bootedAt = LocalDateTime.now().minusHours(1);

    public FakeAsterisk() throws IOException {
        manager = new FakeManager(this::act);
    }

    public FakeManager manager() {
        return manager;
    }

    /** Where Hotline waits for visits. */
    public void visitsAt(int port) {
        agiPort = port;
    }

    int agiPort() {
        return agiPort;
    }

    /** Somebody calls through the trunk, with the dialplan's variables set. */
    public FakeCaller callerDials(String number, String dialled) {
        FakeCaller caller = new FakeCaller(this, "PJSIP/trunk-" + channels.incrementAndGet(), number, dialled);
        callers.add(caller);
        caller.begin();
        return caller;
    }

    /** The telephone of a customer, anywhere. */
    public FakeCustomer customer(String number) {
        return customers.computeIfAbsent(number, name -> new FakeCustomer(this, name));
    }

    public FakePhone phone(String extension) {
        return phones.computeIfAbsent(extension, name -> new FakePhone(this, name));
    }

    /** All channels vanish, connections break, and it is back at once: within the very second, which is all that it tells of its start. */
    public void restarts() {
        callers.forEach(FakeCaller::vanishes);
        callers.clear();
        legs.values().forEach(FakeLeg::vanishes);
        legs.clear();
        bootedAt = LocalDateTime.now();
        manager.dropsConnections();
    }

    /** The next two legs that are to talk are not connected. */
    public void losesABridge() {
        losesBridge.set(true);
    }

    public boolean hasLostABridge() {
        return !losesBridge.get();
    }

    /** The next times: the leg is still on its way to where it was sent before. */
    public void refusesToSend(int times) {
        refusesToSend.set(times);
    }

    /** What is recorded cannot be silenced any more. */
    public void refusesToSilence() {
        refusing = true;
    }

    /** There is no recording of this prompt any more. */
    public void hasNoSound(String prompt) {
        missing.add(prompt);
    }

    boolean isWithout(String sound) {
        return missing.stream().anyMatch(sound::endsWith);
    }

    /** How many channels there are. */
    public int channels() {
        return callers.size()
                + legs.size()
                + (int) customers.values().stream().filter(FakeCustomer::rings).count();
    }

    public void waitsForAnEmptyHouse() {
        await().until(() -> channels() == 0);
    }

    @Override
    public void close() throws IOException {
        callers.forEach(FakeCaller::vanishes);
        manager.close();
    }

    String newChannel(String station) {
        return "PJSIP/" + station + "-" + channels.incrementAndGet();
    }

    private String act(String action, Map<String, String> headers) {
        return switch (action) {
            case "CoreShowChannels" -> FakeManager.list("CoreShowChannel", "CoreShowChannelsComplete", channelList());
            case "BridgeList" ->
                FakeManager.list(
                        "BridgeListItem",
                        "BridgeListComplete",
                        legs.values().stream()
                                .filter(FakeLeg::waitsSomewhere)
                                .map(FakeLeg::bridge)
                                .distinct()
                                .map(bridge -> List.of("BridgeUniqueid: " + bridge, "BridgeTechnology: holding_bridge"))
                                .toList());
            case "CoreStatus" ->
                FakeManager.success(
                        "CoreStartupDate: " + bootedAt.toLocalDate(),
                        "CoreStartupTime: " + bootedAt.format(DateTimeFormatter.ofPattern("HH:mm:ss")));
            case "DeviceStateList" ->
                FakeManager.list(
                        "DeviceStateChange",
                        "DeviceStateListComplete",
                        phones.values().stream()
                                .filter(phone -> !phone.isOutside())
                                .map(phone -> List.of(
                                        "Device: PJSIP/" + phone.extension(),
                                        "State: " + (phone.isReachable() ? "NOT_INUSE" : "UNAVAILABLE")))
                                .toList());
            case "Originate" -> {
                originates(headers);
                yield FakeManager.success("Message: Originate successfully queued");
            }
            case "Hangup" -> {
                FakeCustomer called = customers.values().stream()
                        .filter(customer -> customer.ringing() instanceof FakeCustomer.Ringing leg
                                && leg.channel().equals(headers.get("Channel")))
                        .findFirst()
                        .orElse(null);
                if (called != null) {
                    called.ends(Integer.parseInt(headers.get("Cause")));
                    yield FakeManager.success("Message: Channel Hungup");
                }
                FakeLeg leg = legs.get(headers.get("Channel"));
                if (leg == null) {
                    yield FakeManager.error("No such channel");
                }
                leg.isHungUpByManager(Integer.parseInt(headers.get("Cause")));
                yield FakeManager.success("Message: Channel Hungup");
            }
            case "Setvar" -> {
                FakeLeg leg = legs.get(headers.get("Channel"));
                if (leg == null) {
                    yield FakeManager.error("No such channel");
                }
                leg.isSet(headers.get("Variable"), headers.get("Value"));
                yield FakeManager.success("Message: Variable Set");
            }
            case "Redirect" -> {
                FakeLeg leg = legs.get(headers.get("Channel"));
                if (leg == null) {
                    yield FakeManager.error("No such channel");
                }
                if (refusesToSend.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    yield FakeManager.error("Redirect failed, channel not up.");
                }
                leg.isRedirected(headers.get("Context"), headers.get("Exten"));
                yield FakeManager.success("Message: Redirect successful");
            }
            case "Bridge" -> {
                FakeLeg one = legs.get(headers.get("Channel1"));
                FakeLeg other = legs.get(headers.get("Channel2"));
                if (one == null || other == null || losesBridge.getAndSet(false)) {
                    yield FakeManager.error("No such channel");
                }
                one.isBridgedWith(other);
                other.isBridgedWith(one);
                yield FakeManager.success("Message: Channels have been bridged");
            }
            case "ConfbridgeKick" -> {
                callers.stream()
                        .filter(caller -> caller.channel().equals(headers.get("Channel")))
                        .forEach(FakeCaller::isKicked);
                yield FakeManager.success("Message: User kicked");
            }
            case "ControlPlayback" -> {
                callers.stream()
                        .filter(caller -> caller.channel().equals(headers.get("Channel")))
                        .forEach(FakeCaller::isStopped);
                yield FakeManager.success("Message: Playback action initiated");
            }
            case "MixMonitorMute" ->
                !refusing
                                && callers.stream()
                                        .filter(caller -> caller.channel().equals(headers.get("Channel")))
                                        .anyMatch(caller -> caller.isSilenced("1".equals(headers.get("State"))))
                        ? FakeManager.success("Count: 1")
                        : FakeManager.error("Could not mute/unmute channel");
            default -> FakeManager.error("Invalid/unknown command");
        };
    }

    private void originates(Map<String, String> headers) {
        Map<String, String> variables = new HashMap<>();
        for (String variable : headers.get("Variable").split(",")) {
            int equals = variable.indexOf('=');
            variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        String channel = headers.get("Channel");
        boolean asks = headers.get("Context").equals("accept");
        String called = channel.substring("PJSIP/".length()).replace("@trunk", "");
        if (channel.endsWith("@trunk") && !asks) {
            Thread.ofVirtual()
                    .start(() -> customer(called)
                            .isCalled(
                                    headers.get("ChannelId"),
                                    variables.get("HOTLINE_ID"),
                                    headers.getOrDefault("CallerID", "")));
            return;
        }
        Thread.ofVirtual().start(() -> {
            FakePhone phone = phone(asks ? "tel:" + called : called);
            phone.isShown(headers.getOrDefault("CallerID", ""));
            phone.isAsked(variables.getOrDefault("HOTLINE_ASK", ""));
            FakeLeg leg = headers.get("Context").equals("watch")
                    ? phone.isCalledToWatch(headers.get("ChannelId"), variables.get("HOTLINE_ID"), headers.get("Exten"))
                    : phone.isCalledToWait(
                            asks ? variables.get("HOTLINE_THEN") : headers.get("Exten"),
                            variables.get("HOTLINE_ID"),
                            variables.get("HOTLINE_OFFER"));
            if (leg == null) {
                manager.emits(
                        "OriginateResponse",
                        "Response: Failure",
                        "Channel: " + channel,
                        "Reason: 0",
                        "Uniqueid: " + (headers.get("Context").equals("watch") ? headers.get("ChannelId") : "<null>"));
            }
        });
    }

    private List<List<String>> channelList() {
        List<List<String>> list = new ArrayList<>();
        for (FakeCaller caller : callers) {
            list.add(List.of(
                    "Channel: " + caller.channel(),
                    "Uniqueid: " + caller.uniqueId(),
                    "ChannelStateDesc: Up",
                    "BridgeId: " + caller.bridge(),
                    "Application: " + (caller.isInConference() ? "ConfBridge" : "AGI"),
                    "ChanVariable: HOTLINE_ID=" + caller.variable("HOTLINE_ID"),
                    "ChanVariable: HOTLINE_LEG=caller",
                    "ChanVariable: HOTLINE_OFFER="));
        }
        for (FakeCustomer customer : customers.values()) {
            FakeCustomer.Ringing leg = customer.ringing();
            if (leg != null) {
                list.add(List.of(
                        "Channel: " + leg.channel(),
                        "Uniqueid: " + leg.uniqueId(),
                        "ChannelStateDesc: Ringing",
                        "BridgeId: ",
                        "ChanVariable: HOTLINE_ID=" + leg.interaction(),
                        "ChanVariable: HOTLINE_LEG=callback",
                        "ChanVariable: HOTLINE_OFFER="));
            }
        }
        for (FakeLeg leg : legs.values()) {
            list.add(List.of(
                    "Channel: " + leg.channel(),
                    "Uniqueid: " + leg.uniqueId(),
                    "ChannelStateDesc: " + (leg.isUp() ? "Up" : "Ringing"),
                    "BridgeId: " + leg.bridge(),
                    "Context: " + leg.context(),
                    "Exten: " + leg.place(),
                    "ChanVariable: HOTLINE_ID=" + leg.interaction(),
                    "ChanVariable: HOTLINE_LEG=" + leg.role(),
                    "ChanVariable: HOTLINE_OFFER=" + leg.offer()));
        }
        return list;
    }
}
