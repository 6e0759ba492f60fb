package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Recorded;
import hotline.acd.figures.AgentView;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.figures.QueueView;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The figures of a whole world against a list of all that happened, counted one by one. */
final class FigurePromises {
    private record Stay(QueueId queue, EntryOutcome outcome, long waitMillis) {}

    private final LiveFigures live = LiveFigures.begin(new Distributor().snapshot(), at -> Period.ALWAYS);
    private final Map<QueueEntryId, Long> queuedAt = new TreeMap<>();
    private final Map<QueueEntryId, QueueId> queues = new TreeMap<>();
    private final List<Stay> stays = new ArrayList<>();
    private final Map<OfferId, AgentId> offered = new TreeMap<>();
    private final Map<AgentId, EnumMap<OfferResult, Long>> results = new TreeMap<>();

    void follow(Recorded recorded) {
        live.apply(recorded);
        switch (recorded.event()) {
            case Event.EntryQueued queued -> {
                queuedAt.put(queued.entry(), recorded.at());
                queues.put(queued.entry(), queued.queue());
            }
            case Event.EntryEnded ended -> {
                // a place kept for somebody who is to be called counts in no queue
                var queue = queues.get(ended.entry());
                if (queue != null) {
                    stays.add(new Stay(queue, ended.outcome(), ended.at() - queuedAt.getOrDefault(ended.entry(), 0L)));
                }
            }
            case Event.OfferMade made -> offered.put(made.offer(), made.agent());
            case Event.OfferEnded ended ->
                results.computeIfAbsent(offered.get(ended.offer()), agent -> new EnumMap<>(OfferResult.class))
                        .merge(ended.result(), 1L, Long::sum);
            default -> {}
        }
    }

    /** When everything has run out: nobody waits, no offer is open. */
    void checkTheEnd() {
        for (QueueView queue : live.queues()) {
            check(queue);
        }
        for (AgentView agent : live.agents(Long.MAX_VALUE / 2)) {
            check(agent);
        }
    }

    private void check(QueueView view) {
        var figures = view.today();
        long threshold = view.thresholds().serviceLevelMillis();
        long shortAbandon = view.thresholds().shortAbandonMillis();
        Predicate<Stay> answered = stay -> stay.outcome() == EntryOutcome.ANSWERED;
        Predicate<Stay> abandoned = stay -> stay.outcome() == EntryOutcome.ABANDONED;
        Predicate<Stay> inTime = stay -> stay.waitMillis() <= threshold;
        String of = "%s of " + view.queue();
        assertThat(view.waiting()).as(of, "waiting").isEmpty();
        assertThat(figures.entered()).as(of, "entered").isEqualTo(count(view, stay -> true));
        assertThat(figures.answered()).as(of, "answered").isEqualTo(count(view, answered));
        assertThat(figures.abandoned()).as(of, "abandoned").isEqualTo(count(view, abandoned));
        assertThat(figures.flowOut())
                .as(of, "flowed out")
                .isEqualTo(count(view, answered.or(abandoned).negate()));
        assertThat(figures.answeredWithin()).as(of, "answered in time").isEqualTo(count(view, answered.and(inTime)));
        assertThat(figures.abandonedWithin()).as(of, "abandoned within").isEqualTo(count(view, abandoned.and(inTime)));
        assertThat(figures.shortAbandons())
                .as(of, "short abandons")
                .isEqualTo(count(view, abandoned.and(stay -> stay.waitMillis() < shortAbandon)));
        assertThat(figures.waitMillisOfAnswered()).as(of, "waits of answered").isEqualTo(waits(view, answered));
        assertThat(figures.waitMillisOfAbandoned()).as(of, "waits of abandoned").isEqualTo(waits(view, abandoned));
    }

    private long count(QueueView view, Predicate<Stay> which) {
        return stays.stream()
                .filter(stay -> stay.queue().equals(view.queue()))
                .filter(which)
                .count();
    }

    private long waits(QueueView view, Predicate<Stay> which) {
        return stays.stream()
                .filter(stay -> stay.queue().equals(view.queue()))
                .filter(which)
                .mapToLong(Stay::waitMillis)
                .sum();
    }

    private void check(AgentView view) {
        var figures = view.today();
        var ended = results.getOrDefault(view.agent(), new EnumMap<>(OfferResult.class));
        String of = "offers to " + view.agent() + " that were %s";
        long all = ended.values().stream().mapToLong(Long::longValue).sum();
        assertThat(figures.offers()).as(of, "made").isEqualTo(all);
        // an agent has accepted a promised call too whose customer was not reached then
        assertThat(figures.accepted())
                .as(of, "accepted")
                .isEqualTo(
                        ended.getOrDefault(OfferResult.ACCEPTED, 0L) + ended.getOrDefault(OfferResult.UNREACHED, 0L));
        assertThat(figures.expired()).as(of, "expired").isEqualTo(ended.getOrDefault(OfferResult.EXPIRED, 0L));
        assertThat(figures.declined()).as(of, "declined").isEqualTo(ended.getOrDefault(OfferResult.DECLINED, 0L));
        assertThat(figures.rescinded()).as(of, "rescinded").isEqualTo(ended.getOrDefault(OfferResult.RESCINDED, 0L));
        assertThat(figures.failed())
                .as(of, "failed")
                .isEqualTo(ended.getOrDefault(OfferResult.FAILED, 0L)
                        + ended.getOrDefault(OfferResult.BUSY, 0L)
                        + ended.getOrDefault(OfferResult.UNREACHABLE, 0L));
    }
}
