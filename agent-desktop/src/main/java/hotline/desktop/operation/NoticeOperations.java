package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.crm.notice.Notice;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.Access;
import hotline.desktop.live.Audience;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.Directory;
import hotline.desktop.message.NoticeView;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Short messages from those who watch to the agents they watch, and who has read them. */
public final class NoticeOperations {
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);
    private static final int MOST_SENT = 50;

    private final NoticeBook book;
    private final LiveAnswers live;
    private final Access access;
    private final InstantSource clock;

    public NoticeOperations(NoticeBook book, LiveAnswers live, Access access, InstantSource clock) {
        this.book = book;
        this.live = live;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Without agent and team: to all one watches who are signed in.
     *
     * @param agent signed in or not
     * @param team all its agents, signed in or not
     */
    record Send(
            @Longest(2 * Notice.LONGEST) String text,
            @Nullable AgentId agent,
            @Nullable String team) {}

    record One(int notice) {}

    record Nothing() {}

    record Listed(List<NoticeView> notices) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "notice.send",
                        "POST",
                        "/notices",
                        WATCHERS,
                        Send.class,
                        this::send,
                        NoticeView.class,
                        "Sends a short message to an agent, a team, or all one watches who are signed in."),
                new Operation<>(
                        "notices.sent",
                        "GET",
                        "/notices/sent",
                        WATCHERS,
                        Nothing.class,
                        this::sent,
                        Listed.class,
                        "The messages one has sent, with who has read them; those who watch everything see everybody's."),
                new Operation<>(
                        "notices",
                        "GET",
                        "/notices",
                        AGENT,
                        Nothing.class,
                        this::unread,
                        Listed.class,
                        "Messages from supervisors that one has not confirmed yet."),
                new Operation<>(
                        "notice.read",
                        "POST",
                        "/notices/{notice}/read",
                        AGENT,
                        One.class,
                        this::read,
                        null,
                        "Confirms a message from a supervisor."));
    }

    private Object send(Person person, Send wanted) throws InterruptedException {
        String text = Written.text(wanted.text()).strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > Notice.LONGEST) {
            throw NotDone.bad("text", "A message has 1 to " + Notice.LONGEST + " characters.", null);
        }
        AgentId agent = wanted.agent();
        String team = wanted.team();
        if (agent != null && team != null) {
            throw NotDone.bad("team", "A message goes to an agent or a team, not both.", "Give one of them, or none.");
        }
        Set<AgentId> agents;
        if (agent != null) {
            if (!access.seesAgent(person, agent)) {
                throw NotDone.forbidden("Agent " + agent + " is not of your team.");
            }
            agents = Set.of(agent);
        } else if (team != null) {
            agents = watched(person, one -> one.team().equals(team));
        } else {
            agents = watched(person, one -> one.state() != AgentState.LOGGED_OUT);
        }
        if (agents.isEmpty()) {
            throw NotDone.conflict("nobody-there", "There is nobody it would go to.", "Choose whom it is for.");
        }
        Notice.Kind kind = agent != null ? Notice.Kind.AGENT : team != null ? Notice.Kind.TEAM : Notice.Kind.EVERYBODY;
        Notice sent = book.send(person.id(), kind, agent == null ? team : agent.value(), agents, text, clock.instant());
        live.noticesChanged(new Audience.Concerned(agents, Set.of(), Set.of()));
        return book.views(List.of(sent)).getFirst();
    }

    private Set<AgentId> watched(Person person, Predicate<Directory.Colleague> which) throws InterruptedException {
        return live.directory().colleagues().stream()
                .filter(which)
                .map(Directory.Colleague::agent)
                .filter(one -> access.seesAgent(person, one))
                .collect(Collectors.toSet());
    }

    private Object sent(Person person, Nothing nothing) {
        return new Listed(book.views(book.sent(Access.seesEverything(person) ? null : person.id(), MOST_SENT)));
    }

    private Object unread(Person person, Nothing nothing) {
        return new Listed(book.views(book.unread(new AgentId(person.id()), clock.instant())));
    }

    private @Nullable Object read(Person person, One wanted) {
        AgentId agent = new AgentId(person.id());
        if (book.read(wanted.notice(), agent, clock.instant()).isEmpty()) {
            throw NotDone.unknown("notice", "There is no such message for you.");
        }
        live.noticesChanged(new Audience.Concerned(Set.of(agent), Set.of(), Set.of()));
        return null;
    }
}
