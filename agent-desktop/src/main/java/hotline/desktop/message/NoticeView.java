package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.crm.notice.Notice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short message from a supervisor to agents.
 *
 * @param by the id of who wrote it
 * @param byName her name
 * @param whom an agent's id or a team's name, null for all who were signed in
 * @param readers to whom it went; empty for those who only read it
 */
public record NoticeView(
        int notice,
        Instant at,
        String by,
        String byName,
        Notice.Kind kind,
        @Nullable String whom,
        String text,
        List<Reader> readers) {
    /** @param read null: not yet */
    public record Reader(AgentId agent, @Nullable Instant read) {}

    public static NoticeView of(Notice notice, String byName) {
        return new NoticeView(
                Math.toIntExact(notice.id()),
                notice.at(),
                notice.by(),
                byName,
                notice.kind(),
                notice.whom(),
                notice.text(),
                notice.readers().stream()
                        .map(one -> new Reader(one.agent(), one.readAt()))
                        .toList());
    }
}
