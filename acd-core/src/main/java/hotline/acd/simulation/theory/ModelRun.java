package hotline.acd.simulation.theory;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link Model} through the real distributor: commands in, events out, in virtual time. The same model gives the same
 * result. Not for several threads.
 *
 * <p>The core counts whole units of time and does not care how long one is. Live it is a millisecond; here so short that even
 * the shortest of the model's mean times has a million of them, so that rounding moves nothing that could be seen.
 */
public final class ModelRun {
    private static final double TICKS_IN_THE_SHORTEST_MEAN = 1e6;
    /** With fewer than these rounding would be seen. */
    private static final double FEWEST_TICKS = 1e3;

    /** An end that the run's time stays well below. */
    private static final double MOST_TICKS = 1e18;

    private static final int PROGRESS_EVERY = 1 << 16;

    private final Model model;
    private final double ticksPerSecond;
    private final Times gaps;
    private final Distributor core = new Distributor();
    private final Stage stage;
    private final Happenings happenings = new Happenings();
    private final CallsUnderWay calls = new CallsUnderWay();
    private final Measurements measurements;
    private final SplittableRandom arrivals;
    private final SplittableRandom handling;
    private final SplittableRandom patience;

    private long now;
    private long entered;
    private long answered;
    private long abandoned;
    private long waiting;
    private long waitTicks;
    private long waitingTicks;
    private long waitingSince;

    public ModelRun(Model model) {
        this.model = model;
        ticksPerSecond = ticksPerSecond(model);
        gaps = new Times.Exponential(1 / model.ratePerSecond());
        stage = new Stage(model);
        measurements = new Measurements(model, ticksPerSecond);
        SplittableRandom seed = new SplittableRandom(model.seed());
        arrivals = seed.split();
        handling = seed.split();
        patience = seed.split();
    }

    /** Whether calls follow each other so fast, and the run lasts so long, that no unit of time fits both. */
    public static boolean isBeyondCounting(Model model) {
        double shortest = Math.min(1 / model.ratePerSecond(), model.handle().meanSeconds());
        return shortest * ticksPerSecond(model) < FEWEST_TICKS;
    }

    private static double ticksPerSecond(Model model) {
        double shortest = Math.min(1 / model.ratePerSecond(), model.handle().meanSeconds());
        double patience = model.patience().map(Times::meanSeconds).orElse(0.0);
        if (patience > 0) {
            shortest = Math.min(shortest, patience);
        }
        double lasts =
                model.calls() / model.ratePerSecond() + 1_000 * model.handle().meanSeconds();
        return Math.pow(
                10,
                Math.min(
                        Math.ceil(Math.log10(TICKS_IN_THE_SHORTEST_MEAN / shortest)),
                        Math.floor(Math.log10(MOST_TICKS / lasts))));
    }

    /**
     * Lets all calls arrive and be served.
     *
     * @param progress told now and then how many have arrived
     */
    public ModelResult run(LongConsumer progress) {
        stage.commands().forEach(command -> core.handle(command, 0));
        long nextArrival = ticks(gaps.next(arrivals));
        while (entered < model.calls() || happenings.nextTime() != Happenings.NEVER) {
            if (entered < model.calls() && nextArrival <= happenings.nextTime()) {
                now = nextArrival;
                arrive();
                nextArrival = now + ticks(gaps.next(arrivals));
                if (entered % PROGRESS_EVERY == 0) {
                    progress.accept(entered);
                }
            } else {
                now = happenings.nextTime();
                happen(happenings.take());
            }
        }
        return measurements.result(new ModelResult.Totals(
                entered, answered, abandoned, waiting, waitTicks, waitingTicks, now, ticksPerSecond));
    }

    private void arrive() {
        long call = ++entered;
        int type = stage.typeAt(model.types().size() == 1 ? 0 : arrivals.nextDouble());
        measurements.arrived(call, now);
        calls.arrive(call, now, ticks(model.handle().next(handling)), type);
        var interaction = new InteractionId(1, call);
        take(core.handle(
                        new Report.InteractionBegins(
                                interaction, MediaChannel.VOICE, Direction.INBOUND, "simulated", now),
                        now)
                .events());
        take(core.handle(
                        new Request.Enqueue(
                                new CommandId("c" + call),
                                Actor.SYSTEM,
                                interaction,
                                stage.queue(type),
                                RoutingPlan.WHOLE_QUEUE,
                                0),
                        now)
                .events());
        if (model.patience().isPresent()) {
            long lasts = ticks(model.patience().get().next(patience));
            if (calls.isWaiting(call) && lasts < MOST_TICKS) {
                happenings.add(now + lasts, ~call);
            }
        }
    }

    private void happen(long what) {
        long call = what < 0 ? ~what : what;
        if (what >= 0 || calls.isWaiting(call)) {
            var leaves = new Report.CustomerLeaves(new InteractionId(1, call), EndedBy.CALLER, null, now);
            take(core.handle(leaves, now).events());
        }
    }

    /** Whoever is offered a call answers at once. */
    private void take(List<Recorded> events) {
        OfferId offered = note(events);
        while (offered != null) {
            offered = note(
                    core.handle(new Report.OfferAnswered(offered, now), now).events());
        }
    }

    private @Nullable OfferId note(List<Recorded> events) {
        OfferId offered = null;
        for (Recorded recorded : events) {
            switch (recorded.event()) {
                case Event.EntryQueued queued -> countWaiting(1);
                case Event.OfferMade made -> offered = made.offer();
                case Event.EntryEnded ended ->
                    ended(ended.entry().interaction().number(), ended.outcome() == EntryOutcome.ANSWERED);
                case Event.AssignmentBegan began -> measurements.busy(stage.agent(began.agent()), now);
                case Event.AssignmentEnded ended -> measurements.idle(stage.agent(ended.agent()), now);
                case Event.InteractionEnded ended ->
                    calls.ended(ended.interaction().number());
                default -> {}
            }
        }
        return offered;
    }

    private void ended(long call, boolean wasAnswered) {
        countWaiting(-1);
        long waited = now - calls.arrivedAt(call);
        waitTicks += waited;
        calls.answered(call);
        if (wasAnswered) {
            answered++;
            measurements.answered(call, calls.type(call), waited, waited == 0);
            happenings.add(now + calls.handle(call), call);
        } else {
            abandoned++;
            measurements.abandoned(call, calls.type(call), waited);
        }
    }

    private void countWaiting(int more) {
        waitingTicks += waiting * (now - waitingSince);
        waitingSince = now;
        waiting += more;
    }

    private long ticks(double seconds) {
        return Math.round(seconds * ticksPerSecond);
    }
}
