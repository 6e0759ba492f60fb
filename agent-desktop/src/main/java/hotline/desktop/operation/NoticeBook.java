package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.crm.notice.Notice;
import hotline.crm.notice.Notices;
import hotline.desktop.message.NoticeView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** @see Notices Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. */
public interface NoticeBook {
    Notice send(String by, Notice.Kind kind, @Nullable String whom, Set<AgentId> agents, String text, Instant at);

    /** The oldest first. */
    List<Notice> unread(AgentId agent, Instant now);

    /** Who wrote it; empty when it was not for her. */
    Optional<String> read(long id, AgentId agent, Instant at);

    /** The newest first; {@code by} null: whoever wrote it. */
    List<Notice> sent(@Nullable String by, int most);

    /** As pages see them, in the same order. */
    List<NoticeView> views(List<Notice> notices);
}
