package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.figures.QueueFigures;
import hotline.acd.figures.QueueView;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.desktop.message.AgentRow;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.CallerCard.CustomerCard;
import hotline.desktop.message.Centre;
import hotline.desktop.message.ExpectedWait;
import hotline.desktop.message.QueueTile;
import hotline.desktop.message.ServerMessage;
import hotline.desktop.message.WaitingRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What boards were told last, and what of it is no longer so: only that is told, a few times a second. Confined to the live thread. */
final class BoardView {
    private final Broadcast broadcast;
    private final Map<QueueId, QueueTile> tiles = new TreeMap<>();
    private final Map<QueueId, QueueTile> served = new TreeMap<>();
    private final Map<AgentId, AgentRow> rows = new TreeMap<>();
    private final Map<InteractionId, WaitingRow> waiting = new TreeMap<>();
    private final Set<AgentId> agents = new HashSet<>();
    private final Set<InteractionId> interactions = new HashSet<>();
    private boolean queues = true;

    BoardView(Broadcast broadcast) {
        this.broadcast = broadcast;
    }

    /** What is shown is built from these. */
    record Sources(
            Roster roster,
            Figures figures,
            Desks desks,
            Function<InteractionId, @Nullable CallerCard> cards,
            ExpectedWaits expected) {}

    void touch(AgentId agent) {
        agents.add(agent);
        queues = true;
    }

    void touch(InteractionId interaction) {
        interactions.add(interaction);
        queues = true;
    }

    /** Queues may be another, and nobody in them. */
    void touchQueues() {
        queues = true;
    }

    /** What is expected may be something else. */
    void touchWaits() {
        interactions.addAll(waiting.keySet());
        queues = true;
    }

    /** Who comes first, at most so many. */
    List<InteractionId> firstToBeServed(int most) {
        return waiting.values().stream()
                .sorted(Comparator.comparing(row -> row.since().minusMillis(row.headStartMillis())))
                .limit(most)
                .map(WaitingRow::interaction)
                .toList();
    }

    /** Everything may be another: all is looked at again. */
    void touchAll(Sources from) {
        agents.addAll(from.roster().agents());
        agents.addAll(rows.keySet());
        from.desks().stories().forEach(story -> interactions.add(story.id));
        interactions.addAll(waiting.keySet());
        queues = true;
    }

    /** Tells what has changed, but the agents who serve a queue less often. */
    void tell(Sources from, Centre centre, boolean toServing) {
        if (queues) {
            queues = false;
            tellQueues(from);
        }
        if (toServing) {
            tiles.forEach((id, tile) -> {
                if (!tile.equals(served.put(id, tile))) {
                    broadcast.tell(new Audience.Serving(id), new ServerMessage.Queue(tile));
                }
            });
            served.keySet().retainAll(tiles.keySet());
        }
        Map<AgentId, Centre.Agent> names =
                centre.agents().stream().collect(Collectors.toMap(Centre.Agent::id, Function.identity()));
        agents.stream().sorted().forEach(agent -> tellAgent(from, agent, names.get(agent)));
        agents.clear();
        interactions.stream().sorted().forEach(interaction -> tellWaiting(from, interaction));
        interactions.clear();
    }

    Collection<QueueTile> tiles() {
        return tiles.values();
    }

    Collection<AgentRow> rows() {
        return rows.values();
    }

    Collection<WaitingRow> waiting() {
        return waiting.values();
    }

    /** As the agents who serve the queue were told last. */
    @Nullable
    QueueTile served(QueueId queue) {
        return served.get(queue);
    }

    private void tellQueues(Sources from) {
        for (QueueId id : from.roster().queues()) {
            QueueView view = from.figures().queue(id);
            QueueTile tile = view == null ? null : tile(from, view);
            if (tile != null && !tile.equals(tiles.put(id, tile))) {
                broadcast.tell(new Audience.QueueBoard(id), new ServerMessage.Queue(tile));
            }
        }
        tiles.keySet().retainAll(from.roster().queues());
    }

    private void tellAgent(Sources from, AgentId id, Centre.@Nullable Agent named) {
        var live = from.figures().agent(id);
        var view = from.roster().view(id, live);
        if (view == null || live == null) {
            if (rows.remove(id) != null) {
                broadcast.tell(new Audience.AgentBoard(id), new ServerMessage.BoardAgentGone(id));
            }
            return;
        }
        AgentRow row = new AgentRow(
                view,
                named == null ? id.value() : named.name(),
                named == null ? live.team() : named.team(),
                live.interaction(),
                isAmongAgents(from, live.interaction()) ? null : live.queue(),
                Math.toIntExact(live.today().handling().handled()),
                live.today().talkMillis());
        if (!row.equals(rows.put(id, row))) {
            broadcast.tell(new Audience.AgentBoard(id), new ServerMessage.BoardAgent(row));
        }
    }

    private void tellWaiting(Sources from, InteractionId id) {
        Story story = from.desks().story(id);
        Story.Stay stay = story == null ? null : story.stay;
        WaitingRow before = waiting.get(id);
        WaitingRow now = stay == null || !stay.open()
                ? null
                : row(id, stay, from.cards().apply(id), from.expected().rest(id));
        if (before != null && (now == null || !now.queue().equals(before.queue()))) {
            waiting.remove(id);
            broadcast.tell(new Audience.QueueBoard(before.queue()), new ServerMessage.WaitingGone(id, before.queue()));
        }
        if (now != null && !now.equals(waiting.put(id, now))) {
            broadcast.tell(new Audience.QueueBoard(now.queue()), new ServerMessage.Waiting(now));
        }
    }

    /** Whose queue is only that of the rules for ringing. */
    private static boolean isAmongAgents(Sources sources, @Nullable InteractionId interaction) {
        Story story = interaction == null ? null : sources.desks().story(interaction);
        return story != null && story.internal;
    }

    private static WaitingRow row(
            InteractionId id, Story.Stay stay, @Nullable CallerCard card, @Nullable ExpectedWait expected) {
        Optional<CustomerCard> customer = Optional.ofNullable(card).flatMap(BoardView::customer);
        return new WaitingRow(
                id,
                stay.queue(),
                Instant.ofEpochMilli(stay.queued()),
                stay.headStartMillis(),
                stay.toBeCalled(),
                customer.map(CustomerCard::name).orElse(null),
                customer.map(CustomerCard::tier).orElse(null),
                stay.offeredTo(),
                stay.offeredTo() == null ? expected : null);
    }

    /** Who it is, when that is clear. */
    private static Optional<CustomerCard> customer(CallerCard card) {
        List<CustomerCard> all = card.customers();
        return card.chosen() == null
                ? Optional.of(all).filter(customers -> customers.size() == 1).map(List::getFirst)
                : all.stream()
                        .filter(customer -> customer.id().equals(card.chosen()))
                        .findFirst();
    }

    private static QueueTile tile(Sources from, QueueView view) {
        Long closed = from.roster().closedSince(view.queue());
        QueueFigures today = view.today();
        Long longest = view.longestWaitingSince();
        Map<AgentState, Integer> states = new EnumMap<>(AgentState.class);
        states.putAll(view.agents());
        return new QueueTile(
                view.queue(),
                view.onTheLine().size(),
                longest == null ? null : Instant.ofEpochMilli(longest),
                Math.toIntExact(today.entered()),
                Math.toIntExact(today.answered()),
                Math.toIntExact(today.answeredWithin()),
                Math.toIntExact(today.abandoned()),
                Math.toIntExact(today.flowOut()),
                orNull(today.serviceLevelOffered()),
                millisOrNull(today.averageSpeedOfAnswerMillis()),
                millisOrNull(today.handling().averageHandleMillis()),
                states,
                closed == null ? null : Instant.ofEpochMilli(closed),
                from.roster().capacity(view.queue()),
                from.expected().ofSomebodyNew(view.queue()));
    }

    private static @Nullable Long millisOrNull(OptionalDouble figure) {
        return figure.isPresent() ? Long.valueOf(Math.round(figure.getAsDouble())) : null;
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? Double.valueOf(figure.getAsDouble()) : null;
    }
}
