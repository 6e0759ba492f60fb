package hotline.crm.notice;

import hotline.acd.agent.AgentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short message from a supervisor to agents.
 *
 * @param by the id of who wrote it
 * @param whom an agent's id or a team's name, null for all who were signed in
 * @param readers to whom it went, by id
 */
public record Notice(
        long id, Instant at, String by, Kind kind, @Nullable String whom, String text, List<Reader> readers) {
    /** In characters. */
    public static final int LONGEST = 500;

    public Notice {
        readers = List.copyOf(readers);
    }

    /** For whom it was meant. */
    public enum Kind {
        AGENT,
        TEAM,
        EVERYBODY
    }

    /** @param readAt null: not yet */
    public record Reader(AgentId agent, @Nullable Instant readAt) {}
}
