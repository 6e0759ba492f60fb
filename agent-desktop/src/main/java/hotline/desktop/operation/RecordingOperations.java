package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.recording.Recording;
import hotline.crm.recording.RecordingId;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.RecordingView;
import hotline.desktop.message.RecordingView.Listening;
import hotline.desktop.message.RecordingView.Silence;
import hotline.desktop.message.WorkItem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a conversation is recorded, and who hears it afterwards: those who watch its queue; agents only what they themselves talk in, and only where the centre lets them.
 */
public final class RecordingOperations {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);

    private final RecordingBook book;
    private final OwnDesk desks;
    private final Access access;
    private final InstantSource clock;

    public RecordingOperations(RecordingBook book, LiveAnswers live, Access access, InstantSource clock) {
        this.book = book;
        this.desks = new OwnDesk(live);
        this.access = access;
        this.clock = clock;
    }

    record Own(InteractionId interaction) {}

    record Switch(InteractionId interaction, boolean on) {}

    record Of(InteractionId interaction) {}

    record OfCustomer(@Longest(40) String customer) {}

    record One(@Longest(40) String recording) {}

    /** @param state null: nothing of it is recorded */
    record Now(RecordingView.@Nullable RecordingState state) {}

    /** @param recordings those the person may hear, the oldest first */
    record Heard(List<RecordingView> recordings) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "call.recording",
                        "GET",
                        "/desk/interactions/{interaction}/recording",
                        AGENT,
                        Own.class,
                        this::now,
                        Now.class,
                        "Whether the own conversation is recorded at this moment."),
                new Operation<>(
                        "call.record",
                        "PUT",
                        "/desk/interactions/{interaction}/recording",
                        AGENT,
                        Switch.class,
                        this::switchIt,
                        Now.class,
                        "Records the own conversation from now on, or pauses: nothing of what is said in a pause can be heard afterwards. Only where its queue records."),
                new Operation<>(
                        "recordings",
                        "GET",
                        "/interactions/{interaction}/recordings",
                        ALL,
                        Of.class,
                        this::of,
                        Heard.class,
                        "The recordings of an interaction that one may hear."),
                new Operation<>(
                        "customer.recordings",
                        "GET",
                        "/customers/{customer}/recordings",
                        ALL,
                        OfCustomer.class,
                        this::ofCustomer,
                        Heard.class,
                        "The recordings of a customer's calls that one may hear."),
                new Operation<>(
                        "recording.erase",
                        "DELETE",
                        "/recordings/{recording}",
                        WATCHERS,
                        One.class,
                        this::erase,
                        null,
                        "Erases a recording; who did it stays known."));
    }

    private Object now(Person person, Own wanted) throws InterruptedException {
        // a page may ask for what has just ended
        boolean own = desks.live()
                .work(new AgentId(person.id()), wanted.interaction())
                .isPresent();
        return new Now(own ? book.state(wanted.interaction()).orElse(null) : null);
    }

    private Object switchIt(Person person, Switch wanted) throws InterruptedException {
        WorkItem work = desks.work(new AgentId(person.id()), wanted.interaction());
        if (work.phase() != WorkItem.Phase.TALKING && work.phase() != WorkItem.Phase.HOLD) {
            throw NotDone.conflict("not-now", "You do not talk in " + wanted.interaction() + ".", null);
        }
        if (book.state(wanted.interaction()).isEmpty()) {
            throw NotDone.conflict(
                    "not-recorded",
                    "Nothing of this conversation is recorded.",
                    "The administrator says what a queue records (recording).");
        }
        if (!book.pause(wanted.interaction(), !wanted.on(), person.id())) {
            throw NotDone.conflict(
                    wanted.on() ? "not-recording" : "not-paused",
                    wanted.on() ? "It is not recorded yet." : "It may still be recorded.",
                    wanted.on() ? "Try again." : "Say nothing yet that must not be recorded, and try again.");
        }
        return new Now(book.state(wanted.interaction()).orElse(null));
    }

    private Object of(Person person, Of wanted) {
        return heard(person, book.of(wanted.interaction()));
    }

    private Object ofCustomer(Person person, OfCustomer wanted) {
        return heard(person, book.ofCustomer(wanted.customer()));
    }

    private Heard heard(Person person, List<Recording> all) {
        return new Heard(all.stream()
                .filter(one -> mayHear(person, one))
                .map(one -> view(person, one))
                .toList());
    }

    private RecordingView view(Person person, Recording one) {
        List<Listening> heard = access.seesQueue(person, one.queue())
                ? book.accesses(one.id()).stream()
                        .map(by -> new Listening(by.person(), by.at()))
                        .toList()
                : List.of();
        return new RecordingView(
                one.id().toString(),
                one.interaction(),
                one.queue(),
                one.agents(),
                one.onDemand(),
                one.from(),
                one.millis(),
                one.pauses().stream()
                        .map(pause ->
                                new Silence(since(one.from(), pause.from()), since(one.from(), pause.to()), pause.by()))
                        .toList(),
                heard);
    }

    private static long since(Instant begin, Instant at) {
        return Duration.between(begin, at).toMillis();
    }

    private @Nullable Object erase(Person person, One wanted) {
        Recording one = recording(person, wanted.recording());
        book.erase(one.id(), person.id(), clock.instant());
        return null;
    }

    /**
     * The file, for somebody who may hear it; that it is listened to is written down before. Blocks.
     *
     * @param recording hostile
     * @throws NotDone when it may not be, or there is none
     */
    public Path listen(Person person, String recording) {
        return book.listen(recording(person, recording).id(), person.id(), clock.instant())
                .orElseThrow(RecordingOperations::none);
    }

    private Recording recording(Person person, String written) {
        Recording one = book.of(id(written)).orElseThrow(RecordingOperations::none);
        if (!mayHear(person, one)) {
            throw NotDone.forbidden("Recording " + one.id() + " is not for you to hear.");
        }
        return one;
    }

    private boolean mayHear(Person person, Recording one) {
        AgentId agent = Access.agent(person);
        return access.seesQueue(person, one.queue())
                || (agent != null && book.heardByAgents() && one.agents().contains(agent));
    }

    private static RecordingId id(String written) {
        try {
            return RecordingId.parse(written);
        } catch (IllegalArgumentException none) {
            throw NotDone.bad("recording", "This is no id of a recording.", "It looks like i3-17.1790000000000.");
        }
    }

    private static NotDone none() {
        return NotDone.unknown("recording", "There is no such recording (any more).");
    }
}
