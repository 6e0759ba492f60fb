package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.contact.CustomerChoices;
import hotline.crm.contact.Note;
import hotline.crm.contact.Notes;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.record.Assignment;
import hotline.crm.sound.Sound;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.NoteView;
import hotline.desktop.message.StoryView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What agents write down of a contact, and what may be read of it afterwards. */
public final class ContactOperations {
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);

    /** Pages go by the server's clock, more or less. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    /** How long after a conversation its page may tell how it sounded. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private final ContactPorts ports;
    private final LiveAnswers live;
    private final OwnDesk desk;
    private final InteractionSight sight;
    private final InstantSource clock;

    public ContactOperations(ContactPorts ports, LiveAnswers live, Access access, InstantSource clock) {
        this.ports = ports;
        this.live = live;
        this.desk = new OwnDesk(live);
        this.sight = new InteractionSight(ports.stories(), live, access);
        this.clock = clock;
    }

    /** @param version the one that was changed, 0 for a new one */
    record SaveNote(
            InteractionId interaction,
            @Longest(2 * Notes.LONGEST) String text,
            int version) {}

    /** What a note is after it was saved. */
    record Saved(int version, Instant saved) {}

    /**
     * How a stretch of a conversation sounded in the own browser. A page is not believed: what cannot be is refused.
     *
     * @param lossPermille share of packets that did not come
     * @param mosHundredths what a listener would say, 100 to 450
     */
    record Sounded(
            InteractionId interaction,
            Instant began,
            Instant ended,
            int samples,
            int lossPermille,
            int jitterMillis,
            int roundTripMillis,
            int mosHundredths,
            int worstMosHundredths) {
        Sound of(AgentId agent) {
            return new Sound(
                    agent,
                    began,
                    ended,
                    samples,
                    lossPermille / 1000.0,
                    jitterMillis,
                    roundTripMillis,
                    mosHundredths / 100.0,
                    worstMosHundredths / 100.0);
        }
    }

    record Choose(InteractionId interaction, String customer) {}

    /** @param language {@code zh-CN} or {@code en}, null when unknown */
    record Create(
            InteractionId interaction,
            @Longest(200) String name,
            @Nullable @Longest(10) String language) {}

    record Read(InteractionId interaction) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "note.save",
                        "PUT",
                        "/desk/interactions/{interaction}/note",
                        AGENT,
                        SaveNote.class,
                        this::save,
                        Saved.class,
                        "Saves the own note to an interaction one took part in."),
                Operation.overSocketsOnly(
                        "phone.sound",
                        AGENT,
                        Sounded.class,
                        this::sounded,
                        null,
                        "How a stretch of a conversation on the own desk, or just over, sounded in the own browser; of the same beginning the newest counts."),
                new Operation<>(
                        "customer.choose",
                        "PUT",
                        "/desk/interactions/{interaction}/customer",
                        AGENT,
                        Choose.class,
                        this::choose,
                        null,
                        "Says which of the customers with this number calls."),
                new Operation<>(
                        "customer.create",
                        "POST",
                        "/desk/interactions/{interaction}/customer",
                        AGENT,
                        Create.class,
                        this::create,
                        null,
                        "The caller is a customer nobody knew."),
                new Operation<>(
                        "interaction",
                        "GET",
                        "/interactions/{interaction}",
                        EnumSet.allOf(Role.class),
                        Read.class,
                        this::read,
                        StoryView.class,
                        "The whole story of an interaction."));
    }

    private Object save(Person person, SaveNote wanted) throws InterruptedException {
        AgentId agent = new AgentId(person.id());
        if (live.work(agent, wanted.interaction()).isEmpty()
                && !InteractionSight.tookPart(agent, story(wanted.interaction()).record())) {
            throw NotDone.forbidden("You took no part in interaction " + wanted.interaction() + ".");
        }
        return switch (ports.notes()
                .save(wanted.interaction(), agent, wanted.text(), wanted.version(), clock.instant())) {
            case Notes.Result.Saved saved -> {
                int version = Math.toIntExact(saved.version());
                live.noteSaved(agent, new NoteView(wanted.interaction(), wanted.text(), version, saved.at()));
                yield new Saved(version, saved.at());
            }
            case Notes.Result.Conflict conflict ->
                throw NotDone.conflict(
                                "note-changed", "It was saved elsewhere meanwhile.", "Look at what is stored first.")
                        .with("note", view(wanted.interaction(), conflict.stored()));
            case Notes.Result.TooLong tooLong ->
                throw NotDone.bad(
                        "text", "The note is too long.", "Shorten it to " + tooLong.longest() + " characters.");
        };
    }

    private @Nullable Object sounded(Person person, Sounded told) throws InterruptedException {
        AgentId agent = new AgentId(person.id());
        Instant accepted = talkedSince(agent, told.interaction());
        Instant now = clock.instant();
        boolean during = accepted != null
                && !told.began().isBefore(accepted.minus(CLOCKS_DIFFER))
                && !told.ended().isAfter(now.plus(CLOCKS_DIFFER));
        if (!during) {
            throw NotDone.bad("began", "It was no time of this conversation.", "Give when it was measured.");
        }
        try {
            ports.sounds().keep(told.interaction(), told.of(agent));
        } catch (IllegalArgumentException impossible) {
            throw NotDone.bad("value", "No conversation sounds like that.", "Give what was measured.");
        }
        return null;
    }

    /** Null: has not talked yet. Where nothing is left to wrap up a conversation is off the desk before the page can tell how its end sounded. */
    private @Nullable Instant talkedSince(AgentId agent, InteractionId interaction) throws InterruptedException {
        if (live.work(agent, interaction).isEmpty()) {
            Instant lately = clock.instant().minus(TOLD_WITHIN);
            Optional<Instant> began = ports.stories().story(interaction).stream()
                    .flatMap(story -> story.record().assignments().stream())
                    .filter(part -> part.agent().equals(agent)
                            && (part.endedAt() == null || part.endedAt().isAfter(lately)))
                    .map(Assignment::beganAt)
                    .max(Comparator.naturalOrder());
            if (began.isPresent()) {
                return began.get();
            }
        }
        return desk.work(agent, interaction).accepted();
    }

    private @Nullable Object choose(Person person, Choose wanted) throws InterruptedException {
        CallerCard card = cardOnDesk(person, wanted.interaction());
        if (card.customers().stream().noneMatch(one -> one.id().equals(wanted.customer()))) {
            throw NotDone.unknown("customer", "No customer with this number is called so.");
        }
        told(
                wanted.interaction(),
                ports.customers().choose(wanted.interaction(), wanted.customer(), Core.actor(person), clock.instant()));
        return null;
    }

    private @Nullable Object create(Person person, Create wanted) throws InterruptedException {
        CallerCard card = cardOnDesk(person, wanted.interaction());
        told(
                wanted.interaction(),
                ports.customers()
                        .create(
                                wanted.interaction(),
                                wanted.name(),
                                wanted.language(),
                                card.number(),
                                Core.actor(person),
                                clock.instant()));
        return null;
    }

    private CallerCard cardOnDesk(Person person, InteractionId interaction) throws InterruptedException {
        desk.work(new AgentId(person.id()), interaction);
        return live.card(interaction)
                .orElseThrow(() -> NotDone.conflict(
                        "nobody-called", "It is not known who calls.", "Wait until the card is there."));
    }

    private void told(InteractionId interaction, CustomerChoices.Result result) {
        if (result instanceof CustomerChoices.Result.Refused refused) {
            String message = sentence(refused.detail());
            throw switch (refused.reason()) {
                case UNKNOWN_INTERACTION -> NotDone.unknown("interaction", message);
                case UNKNOWN_CUSTOMER -> NotDone.unknown("customer", message);
                case BAD_NAME -> NotDone.bad("name", message, null);
                case BAD_NUMBER -> NotDone.bad("number", message, null);
                case BAD_LANGUAGE -> NotDone.bad("language", message, null);
            };
        }
        live.callerChanged(interaction);
    }

    private Object read(Person person, Read wanted) throws InterruptedException {
        StoryView story = story(wanted.interaction());
        if (!sight.sees(person, story)) {
            throw NotDone.forbidden("Interaction " + wanted.interaction() + " is not yours to see.");
        }
        return story.with(
                story.record().withAsides(Asides.seenBy(person, story.record().asides())));
    }

    private StoryView story(InteractionId interaction) {
        Optional<StoryView> story = ports.stories().story(interaction);
        return story.orElseThrow(() -> NotDone.unknown("interaction", "There is no such interaction on record."));
    }

    private static NoteView view(InteractionId interaction, Note note) {
        return new NoteView(interaction, note.text(), Math.toIntExact(note.version()), note.savedAt());
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }
}
