package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.agi.AgiServer;
import hotline.cti.ami.AmiConnection;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one door between the core and Asterisk: rings phones as the core asks, reports what happens on the line, walks callers through their
 * flow, and keeps both sides' states equal. Methods from any thread.
 */
public final class CtiBridge implements AutoCloseable {
    private static final int COMPARE_EVERY_MILLIS = 2_000;

    private final CallerPorts ports;
    private final Arrivals arrivals = new Arrivals();
    private final Switchboard switchboard;
    private final AmiConnection ami;
    private final AgiServer agi;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leg-ticks").factory());

    /** Does nothing before {@link #start}. */
    public CtiBridge(CtiSettings settings, CallerPorts ports) {
        this.ports = ports;
        this.switchboard = new Switchboard(
                ports.acd(),
                new CallWitness(settings.witness()),
                ports.callbacks(),
                ports.outside(),
                ports.recordings(),
                question(ports, settings.agentLanguage()));
        this.ami = new AmiConnection(settings.ami(), switchboard.asterisk());
        this.agi = new AgiServer(
                settings.agiPort(),
                settings.agiSecret(),
                Map.of(
                        "caller", new CallerScript(ports, arrivals, switchboard.scripts(), settings.musicClass()),
                        "feature", new FeatureScript(ports, settings.agentLanguage(), switchboard.scripts())));
    }

    /** In the agent's language; as long as nobody knows it in every one, this first. */
    private static Function<AgentId, String> question(CallerPorts ports, Language first) {
        Map<Language, String> inOne = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            inOne.put(language, question(ports, Stream.of(language)));
        }
        String inAll = question(ports, Stream.concat(Stream.of(first), Stream.of(Language.values())));
        return agent -> ports.agents().languageOf(agent).map(inOne::get).orElse(inAll);
    }

    private static String question(CallerPorts ports, Stream<Language> languages) {
        return languages
                .distinct()
                .map(language -> ports.prompts().sound("press-1-to-take-it", language))
                .map(sound ->
                        sound.isThere() ? sound : ports.substitutes().of(sound).orElse(sound))
                .map(Sound::stem)
                .distinct()
                .collect(Collectors.joining("&"));
    }

    /**
     * Begins: takes the core's state, then Asterisk's, and lets callers in. Asterisk need not be there yet.
     *
     * @throws IOException when the AGI port is taken
     */
    public void start() throws IOException {
        switchboard.start(ami);
        ports.acd()
                .subscribe(
                        switchboard,
                        snapshot -> switchboard.post(() -> {
                            switchboard.begin(snapshot);
                            ami.start();
                        }));
        agi.start();
        ticks.scheduleAtFixedRate(switchboard::tick, COMPARE_EVERY_MILLIS, COMPARE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Compares who is on the line with the core's state. Completes when every difference found has been reported; after 10 s without
     * Asterisk in any case. Does not block.
     */
    public CompletionStage<@Nullable Void> compare() {
        return switchboard.keeper().compare();
    }

    /** The door for new callers, open at first. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /**
     * Whom to call when the core, asked next, has somebody outside called in this interaction. Does not block.
     *
     * @param number hostile: what may not be called is not called, and counts as not reached
     */
    public void outsideNumber(InteractionId interaction, String number) {
        switchboard.outsideNumber(interaction, number);
    }

    /** Ends an agent's leg; nothing when there is none. Does not block, may be asked again. */
    public void hangUp(InteractionId interaction, AgentId agent) {
        switchboard.hangUp(interaction, agent);
    }

    /**
     * Sends keys to whoever the agent talks with; nothing when that is nobody. Does not block.
     *
     * @param keys of {@code 0-9*#A-D}
     */
    public void press(InteractionId interaction, AgentId agent, String keys) {
        switchboard.press(interaction, agent, keys);
    }

    /**
     * What is recorded of this interaction has been paused, or goes on: has it so on the line. Does not block.
     *
     * @return whether it is; true also when nothing is recorded at this moment
     */
    public CompletionStage<Boolean> recordingChanged(InteractionId interaction) {
        return switchboard.recordingChanged(interaction);
    }

    public CtiStatus status() {
        return new CtiStatus(
                ami.status(),
                agi.port(),
                agi.sessions(),
                switchboard.keeper().repairs(),
                switchboard.keeper().comparisons());
    }

    /** Leaves every call as it is: Asterisk goes on, and brings the callers to whoever starts next. */
    @Override
    public void close() {
        ticks.shutdownNow();
        agi.close();
        ami.close();
        switchboard.close();
    }
}
