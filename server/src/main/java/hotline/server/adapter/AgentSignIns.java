package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.engine.Acd;
import hotline.crm.people.People;
import hotline.cti.AgentDirectory;
import hotline.ivr.speech.Language;
import hotline.server.center.CenterOffice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may sign in at which phone: the agent whose extension it is, with the right PIN. */
public final class AgentSignIns implements AgentDirectory {
    private static final int WRONG_PINS = 5;
    private static final Duration LOCKED = Duration.ofMinutes(1);

    /** @param since of the first wrong PIN in a row, milliseconds since 1970 */
    private record Wrong(int times, long since) {}

    private final CenterOffice office;
    private final People people;
    private final AgentLanguages languages;
    private final Acd acd;
    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();

    public AgentSignIns(CenterOffice office, People people, AgentLanguages languages, Acd acd, InstantSource clock) {
        this.office = office;
        this.people = people;
        this.languages = languages;
        this.acd = acd;
        this.clock = clock;
    }

    @Override
    public Optional<AgentId> verify(String extension, String pin) {
        long now = clock.millis();
        Wrong before = wrong.get(extension);
        if (before != null && now - before.since() > LOCKED.toMillis()) {
            wrong.remove(extension, before);
        } else if (before != null && before.times() >= WRONG_PINS) {
            return Optional.empty();
        }
        Optional<AgentId> agent =
                owner(extension).filter(one -> people.byPin(one.value(), pin).isPresent());
        if (agent.isPresent()) {
            wrong.remove(extension);
        } else {
            wrong.merge(extension, new Wrong(1, now), (known, one) -> new Wrong(known.times() + 1, now));
        }
        return agent;
    }

    private Optional<AgentId> owner(String extension) {
        return office.current().configuration().atPhones().stream()
                .filter(one -> one.extension().equals(extension))
                .findFirst()
                .map(one -> one.config().id());
    }

    @Override
    public Optional<Language> languageAt(String extension) {
        return agentAt(extension).or(() -> owner(extension)).flatMap(this::languageOf);
    }

    @Override
    public Optional<Language> languageOf(AgentId agent) {
        return languages.of(agent);
    }

    @Override
    public Optional<AgentId> agentAt(String extension) {
        return acd.snapshot().join().agents().stream()
                .filter(agent -> extension.equals(agent.station()))
                .findFirst()
                .map(agent -> agent.config().id());
    }
}
