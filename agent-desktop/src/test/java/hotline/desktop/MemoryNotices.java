package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.crm.notice.Notice;
import hotline.desktop.message.NoticeView;
import hotline.desktop.operation.NoticeBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Messages from supervisors in memory. */
final class MemoryNotices implements NoticeBook {
    private final Map<Long, Notice> all = new ConcurrentSkipListMap<>();

    @Override
    public synchronized Notice send(
            String by, Notice.Kind kind, @Nullable String whom, Set<AgentId> agents, String text, Instant at) {
        List<Notice.Reader> readers = agents.stream()
                .sorted()
                .map(agent -> new Notice.Reader(agent, null))
                .toList();
        Notice notice = new Notice(all.size() + 1L, at, by, kind, whom, text, readers);
        all.put(notice.id(), notice);
        return notice;
    }

    @Override
    public List<Notice> unread(AgentId agent, Instant now) {
        return all.values().stream()
                .filter(one -> one.readers().contains(new Notice.Reader(agent, null)))
                .map(one -> new Notice(one.id(), one.at(), one.by(), one.kind(), one.whom(), one.text(), List.of()))
                .toList();
    }

    @Override
    public synchronized Optional<String> read(long id, AgentId agent, Instant at) {
        Notice found = all.get(id);
        if (found == null
                || found.readers().stream().noneMatch(one -> one.agent().equals(agent))) {
            return Optional.empty();
        }
        List<Notice.Reader> readers = found.readers().stream()
                .map(one -> one.agent().equals(agent) && one.readAt() == null ? new Notice.Reader(agent, at) : one)
                .toList();
        all.put(id, new Notice(id, found.at(), found.by(), found.kind(), found.whom(), found.text(), readers));
        return Optional.of(found.by());
    }

    @Override
    public List<Notice> sent(@Nullable String by, int most) {
        return all.values().stream()
                .filter(one -> by == null || by.equals(one.by()))
                .toList()
                .reversed();
    }

    @Override
    public List<NoticeView> views(List<Notice> notices) {
        return notices.stream()
                .map(one -> NoticeView.of(one, "Name of " + one.by()))
                .toList();
    }
}
