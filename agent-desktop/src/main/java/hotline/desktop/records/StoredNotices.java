package hotline.desktop.records;

import hotline.acd.agent.AgentId;
import hotline.crm.notice.Notice;
import hotline.crm.notice.Notices;
import hotline.crm.people.Person;
import hotline.desktop.message.NoticeView;
import hotline.desktop.operation.NoticeBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages from supervisors out of the store, with who wrote them.
 *
 * @param people everybody who may sign in; blocks
 */
public record StoredNotices(Notices notices, Supplier<List<Person>> people) implements NoticeBook {
    @Override
    public Notice send(
            String by, Notice.Kind kind, @Nullable String whom, Set<AgentId> agents, String text, Instant at) {
        return notices.send(by, kind, whom, agents, text, at);
    }

    @Override
    public List<Notice> unread(AgentId agent, Instant now) {
        return notices.unread(agent, now);
    }

    @Override
    public Optional<String> read(long id, AgentId agent, Instant at) {
        return notices.read(id, agent, at);
    }

    @Override
    public List<Notice> sent(@Nullable String by, int most) {
        return notices.sent(by, most);
    }

    @Override
    public List<NoticeView> views(List<Notice> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = people.get().stream().collect(Collectors.toMap(Person::id, Person::name));
        return wanted.stream()
                .map(one -> NoticeView.of(one, names.getOrDefault(one.by(), one.by())))
                .toList();
    }
}
