package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Actor;
import hotline.acd.engine.Acd;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.forecast.WaitRange;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.crm.contact.CustomerChoices;
import hotline.crm.contact.Note;
import hotline.crm.contact.Notes;
import hotline.crm.customer.Customer;
import hotline.crm.customer.Tier;
import hotline.crm.record.InteractionRecord;
import hotline.crm.sound.Sound;
import hotline.desktop.live.LivePorts;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.CallerCard.CustomerCard;
import hotline.desktop.message.CallerCard.NumberKind;
import hotline.desktop.message.Centre;
import hotline.desktop.message.NoteView;
import hotline.desktop.message.StoryView;
import hotline.desktop.operation.ContactPorts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database in memory, which can be away. */
final class MemoryStore implements LivePorts.Callers, LivePorts.Past, ContactPorts.Saving, ContactPorts.Choosing {
    final Map<InteractionId, CallerCard> callers = new ConcurrentHashMap<>();
    final Map<InteractionId, StoryView> stories = new ConcurrentHashMap<>();
    private final Map<String, Note> notes = new ConcurrentHashMap<>();
    volatile boolean away;

    LivePorts live(Acd acd, Supplier<Centre> centre) {
        return new LivePorts(
                acd,
                this,
                snapshot -> LiveFigures.begin(snapshot, at -> Period.ALWAYS),
                this,
                new Forecast(acd),
                (flow, node) -> null,
                at -> Period.ALWAYS,
                centre,
                Clock.systemUTC());
    }

    /** As the core expects it, from half to twice as long. */
    private record Forecast(Acd acd) implements LivePorts.Waits {
        @Override
        public CompletableFuture<Optional<WaitRange>> rest(InteractionId interaction) {
            return acd.outlook(interaction).thenApply(outlook -> outlook.map(Forecast::range));
        }

        @Override
        public CompletableFuture<Optional<WaitRange>> ofSomebodyNew(QueueId queue) {
            return acd.outlook(queue).thenApply(outlook -> outlook.map(Forecast::range));
        }

        private static @Nullable WaitRange range(Outlook outlook) {
            return outlook.expectedMillis() == Outlook.UNKNOWN
                    ? null
                    : new WaitRange(outlook.expectedMillis() / 2, outlook.expectedMillis() * 2);
        }
    }

    final List<Sound> sounds = new CopyOnWriteArrayList<>();

    ContactPorts contacts() {
        return new ContactPorts(
                this, this, id -> Optional.ofNullable(stories.get(id)), (interaction, sound) -> sounds.add(sound));
    }

    static CustomerCard customer(String id, String name) {
        return new CustomerCard(
                id, name, Tier.VIP, "zh-CN", List.of("+8613800138000"), null, null, List.of(), List.of(), List.of());
    }

    /** Somebody calls, who may be any of these. */
    void calls(InteractionId interaction, CustomerCard... customers) {
        callers.put(
                interaction,
                new CallerCard(
                        interaction,
                        true,
                        NumberKind.KNOWN,
                        "+8613800138000",
                        null,
                        "",
                        List.of(customers),
                        null,
                        List.of()));
    }

    /** The caller has entered something by keys. */
    void enters(InteractionId interaction, String node, String value) {
        callers.computeIfPresent(
                interaction,
                (id, card) -> new CallerCard(
                        id,
                        card.complete(),
                        card.kind(),
                        card.number(),
                        card.place(),
                        card.displayName(),
                        card.customers(),
                        card.chosen(),
                        List.of(new CallerCard.Entered(node, null, value, Instant.EPOCH))));
    }

    @Override
    public Optional<CallerCard> told(InteractionId interaction) {
        return Optional.ofNullable(callers.get(interaction))
                .map(card -> new CallerCard(
                        interaction,
                        false,
                        card.kind(),
                        card.number(),
                        card.place(),
                        card.displayName(),
                        List.of(),
                        null,
                        List.of()));
    }

    @Override
    public Optional<CallerCard> card(InteractionId interaction) {
        if (away) {
            throw new DatabaseAway("it is away in this test");
        }
        return Optional.ofNullable(callers.get(interaction));
    }

    @Override
    public Optional<InteractionRecord> record(InteractionId interaction) {
        return Optional.ofNullable(stories.get(interaction)).map(StoryView::record);
    }

    @Override
    public Map<AgentId, NoteView> notes(InteractionId interaction) {
        return Map.of();
    }

    @Override
    public Notes.Result save(InteractionId interaction, AgentId agent, String text, long version, Instant at) {
        if (away) {
            throw new DatabaseAway("it is away in this test");
        }
        Note before = notes.get(interaction + " " + agent);
        if (version != (before == null ? 0 : before.version())) {
            return new Notes.Result.Conflict(before == null ? new Note(agent, 0, "", at) : before);
        }
        notes.put(interaction + " " + agent, new Note(agent, version + 1, text, at));
        return new Notes.Result.Saved(version + 1, at);
    }

    @Override
    public CustomerChoices.Result choose(InteractionId interaction, String customer, Actor by, Instant at) {
        change(interaction, List.of(), customer);
        return new CustomerChoices.Result.Done(customerNamed(customer, customer));
    }

    @Override
    public CustomerChoices.Result create(
            InteractionId interaction,
            String name,
            @Nullable String language,
            @Nullable String number,
            Actor by,
            Instant at) {
        change(interaction, List.of(customer("new", name)), "new");
        return new CustomerChoices.Result.Done(customerNamed("new", name));
    }

    private void change(InteractionId interaction, List<CustomerCard> more, String chosen) {
        callers.computeIfPresent(interaction, (id, card) -> {
            List<CustomerCard> customers = new ArrayList<>(card.customers());
            customers.addAll(more);
            return new CallerCard(
                    id,
                    true,
                    card.kind(),
                    card.number(),
                    card.place(),
                    card.displayName(),
                    customers,
                    chosen,
                    card.entered());
        });
    }

    private static Customer customerNamed(String id, String name) {
        return new Customer(id, name, Tier.ORDINARY, null, null, null, List.of());
    }
}
