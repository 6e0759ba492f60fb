package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.cti.Matter.Wish;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the callers' scripts tell the switchboard, and ask it. Each is done on the switchboard's thread, in the order in which it was told; from any thread.
 */
final class ScriptNews {
    private final Mailbox mailbox;
    private final Matters matters;
    private final Visits visits;
    private final Legs legs;
    private final Lines lines;
    private final Director director;
    private final LegKeeper keeper;
    private final LegRepairs repairs;
    private final RecordedLegs recorded;
    private final Departures departures;
    private final Transfers transfers;
    private final Keypads keypads;

    ScriptNews(
            Mailbox mailbox,
            Matters matters,
            Visits visits,
            Legs legs,
            Lines lines,
            Director director,
            LegKeeper keeper,
            LegRepairs repairs,
            RecordedLegs recorded,
            Departures departures,
            Transfers transfers,
            Keypads keypads) {
        this.mailbox = mailbox;
        this.matters = matters;
        this.visits = visits;
        this.legs = legs;
        this.lines = lines;
        this.director = director;
        this.keeper = keeper;
        this.repairs = repairs;
        this.recorded = recorded;
        this.departures = departures;
        this.transfers = transfers;
        this.keypads = keypads;
    }

    /** A caller is here for the first time. */
    void arrived(CallerVisit visit) {
        mailbox.execute(() -> {
            enter(visit);
            visit.inFlow = true;
        });
    }

    /** A caller is back who had been with us, or with the process before us. */
    void returned(CallerVisit visit) {
        mailbox.execute(() -> {
            Matter matter = matters.of(visit.interaction);
            if (visit.calledFor != null && (matter == null || !matter.customerPresent)) {
                answeredCallback(visit, visit.calledFor, matter);
                return;
            }
            if (matter == null || !matter.customerPresent || matter.leftReported) {
                visit.orders.put(new Order.BeginAnew());
                return;
            }
            enter(visit);
            switch (matter.wish()) {
                case Wish.InFlow flow -> director.order(visit, new Order.Flow());
                case Wish.Talk talk -> {
                    director.order(visit, new Order.Wait());
                    if (talk.lineup().withCaller().isEmpty()) {
                        director.direct(matter);
                    } else {
                        keeper.compare().thenRun(() -> mailbox.execute(() -> goOnTalking(matter)));
                    }
                }
                case Wish.Ring ring -> {
                    if (repairs.hasTalked(ring.offering())) {
                        director.order(visit, new Order.Wait());
                    } else {
                        director.direct(matter);
                    }
                }
                case Wish.Wait wait -> director.direct(matter);
                case Wish.GoOn back -> director.direct(matter);
                case Wish.Finish finish -> director.direct(matter);
                case Wish.Gone gone -> director.direct(matter);
            }
        });
    }

    /** The agent's leg waits, or is gone. */
    private void goOnTalking(Matter matter) {
        if (legs.agents().mayWait(matter) || matter.outside) {
            director.direct(matter);
        } else {
            repairs.pairHasEnded(matter);
        }
    }

    /** A customer whom we, or the process before us, have called; the core's answer says how it goes on. */
    private void answeredCallback(CallerVisit visit, OfferId offer, @Nullable Matter matter) {
        if (matter != null && matter.isToBeCalled()) {
            enter(visit);
            legs.customers().answered(offer, visit.interaction);
        } else {
            visit.leftReported = true; // the core knows of no customer here
            visit.orders.put(new Order.Finish(EndedBy.SYSTEM));
        }
    }

    /** In which queue this caller waits, or was last; completes with null when in none. From any thread. */
    CompletableFuture<@Nullable QueueId> queueOf(InteractionId interaction) {
        CompletableFuture<@Nullable QueueId> queue = new CompletableFuture<>();
        mailbox.execute(() -> {
            Matter matter = matters.of(interaction);
            queue.complete(matter == null ? null : matter.queue);
        });
        return queue;
    }

    /** Who talks with the caller when this is done, and of which queue each has her. From any thread. */
    CompletableFuture<Map<AgentId, QueueId>> conversation(CallerVisit visit, Order order) {
        CompletableFuture<Map<AgentId, QueueId>> agents = new CompletableFuture<>();
        mailbox.execute(() -> {
            Matter matter = matters.of(visit.interaction);
            agents.complete(matter == null ? Map.of() : recorded.conversation(matter, order));
        });
        return agents;
    }

    /** What is recorded of it is to be as it should be, before anybody says a word; completes with whether it is. From any thread. */
    CompletableFuture<Boolean> recordingBegins(InteractionId interaction) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        mailbox.execute(() -> recorded.begins(interaction).thenAccept(done::complete));
        return done;
    }

    private void enter(CallerVisit visit) {
        visits.add(visit);
        visit.session.whenGone(() -> {
            visit.orders.close();
            mailbox.execute(() -> departures.gone(visit));
        });
    }

    /** The script walks the flow, once more perhaps. */
    void flowBegins(CallerVisit visit) {
        mailbox.execute(() -> visit.inFlow = true);
    }

    /** The flow is over, its path is reported. */
    void flowEnded(CallerVisit visit) {
        mailbox.execute(() -> {
            visit.inFlow = false;
            if (visit.session.hungUp()) {
                departures.callerLeaves(visit);
            }
        });
    }

    /** The script is back from ringing a phone or from the conversation. */
    void dialReturned(CallerVisit visit, Order order, OfferId offer, String dialStatus, int cause) {
        boolean callerGone = visit.session.isGone();
        mailbox.execute(() -> {
            boolean moved = visit.lastOrder != order;
            if (offer.equals(visit.ringing)) {
                visit.ringing = null;
            }
            legs.agents().scriptReturned(offer, dialStatus, cause, callerGone, moved);
        });
    }

    /** The script could not bring the caller to the leg it was told; the leg is sent where it waits, and fetched once more from there. */
    void notJoined(CallerVisit visit, Order.Join order) {
        mailbox.execute(() -> {
            Matter matter = matters.of(visit.interaction);
            if (visit.lastOrder == order && matter != null) {
                visit.lastOrder = null;
                director.fetchAgain(matter);
            }
        });
    }

    /** The script is about to call a number outside; completes with why that leg has ended, if the manager interface tells it. */
    CompletableFuture<Integer> callsOutside(CallerVisit visit) {
        CompletableFuture<Integer> ends = new CompletableFuture<>();
        mailbox.execute(() -> visit.outsideEnds = ends);
        return ends;
    }

    /** The script is back from a conversation with a number outside. */
    void transferred(CallerVisit visit) {
        mailbox.execute(() -> transfers.answered(visit.interaction, System.currentTimeMillis()));
    }

    /** There is something better to do than to listen to it. */
    void stopAnnouncement(CallerVisit visit) {
        mailbox.execute(() -> {
            if (visit.announcing) {
                lines.stopPlaying(visit.channel);
            }
        });
    }

    /** The script has hung up. */
    void finished(CallerVisit visit) {
        mailbox.execute(() -> departures.callerLeaves(visit));
    }

    /** The visit is over. */
    void ended(CallerVisit visit) {
        mailbox.execute(() -> {
            visit.over = true;
            if (visit.leftReported) {
                visits.forget(visit);
            } else if (!visit.session.hungUp()) {
                visits.forget(visit);
                keeper.compare();
            }
        });
    }

    /** From now on the keys this channel's party presses are told. */
    void listenForKeys(String uniqueId, Keys keys) {
        mailbox.execute(() -> keypads.listen(uniqueId, keys));
    }

    void stopListeningForKeys(String uniqueId) {
        mailbox.execute(() -> keypads.stopListening(uniqueId));
    }
}
