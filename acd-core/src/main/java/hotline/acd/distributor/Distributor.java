package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of the call centre. Deterministic: the same commands at the same times give the same events. Confined
 * to one thread. Never does I/O and never reads a clock: {@code now} is milliseconds since 1970 and never runs backwards (an
 * earlier one counts as the latest known).
 *
 * <p>A command is decided by the rules, which emit events; each event is applied at once; then {@link Matching} offers what
 * can be offered. Nothing but an applied event changes the state, so a journal rebuilds it exactly.
 */
public final class Distributor {
    /** No deadline is set. */
    public static final long NEVER = Long.MAX_VALUE;

    private final State state;
    private final Changes changes;
    private final Matching matching;
    private final ExpectedWait expectedWait = new ExpectedWait();
    private final AgentRules agents;
    private final ConversationRules conversations;
    private final CallbackRules callbacks;
    private final ConsultRules consults;
    private final LineRules lines;
    private final DialRules dials;
    private final ColleagueRules colleagues;
    private final WatchRules watches;
    private final OfferRules offers;
    private final EntryRules entries;
    private final InterventionRules interventions;
    private final StayRules stays;
    private final ConfigRules config;

    /** An empty centre before its first epoch. */
    public Distributor() {
        this(new State());
    }

    private Distributor(State state) {
        this.state = state;
        changes = new Changes(state);
        var admission = new Admission(expectedWait);
        var departures = new Departures(state, expectedWait);
        stays = new StayRules(state, departures, admission, expectedWait);
        matching = new Matching(state, stays, departures);
        agents = new AgentRules(state);
        conversations = new ConversationRules(state, agents);
        callbacks = new CallbackRules(state, agents, conversations);
        var invitations = new Invitations(state);
        colleagues = new ColleagueRules(state, agents, conversations, invitations);
        var checks = new ConsultChecks(state, admission, agents, conversations);
        consults = new ConsultRules(state, checks, expectedWait, conversations, colleagues, invitations);
        lines = new LineRules(state, conversations, consults, colleagues);
        dials = new DialRules(state, agents, invitations);
        watches = new WatchRules(state, agents, conversations, invitations);
        offers = new OfferRules(state, agents, conversations, callbacks, consults, watches, colleagues);
        entries = new EntryRules(state, admission, departures, expectedWait);
        interventions = new InterventionRules(state, departures, conversations);
        config = new ConfigRules(state, agents);
    }

    /** Goes on from a snapshot; events after its position may then be applied. */
    public static Distributor restore(Snapshot snapshot) {
        return new Distributor(SnapshotReader.read(snapshot));
    }

    /**
     * Decides a command; the events are already applied when this returns. A request whose id was done before is not done
     * again and answered as done. Before the first epoch begins requests are rejected and reports ignored.
     */
    public Decision handle(Command command, long now) {
        return switch (command) {
            case Request request -> handle(request, now);
            case Report report -> handle(report, now);
        };
    }

    /** Lets everything happen that was due at or before {@code now}. */
    public List<Recorded> advance(long now) {
        var turn = turn(now, null);
        if (state.position.epoch() == 0) {
            return List.of();
        }
        matching.settle(turn);
        for (Due due = state.agenda.takeDue(turn.now); due != null; due = state.agenda.takeDue(turn.now)) {
            happen(turn, due);
            if (!due.onlyOpens() || state.agenda.next() > turn.now) {
                matching.settle(turn);
            }
        }
        return turn.events();
    }

    /** When something will next be due, milliseconds since 1970, or {@link #NEVER}. */
    public long nextDeadline() {
        return state.unsettled.isEmpty() ? state.agenda.next() : state.at;
    }

    /**
     * Repeats what once happened, to rebuild the state from a journal. Decides nothing. What is already known is passed over.
     *
     * @throws IllegalArgumentException when events before this one are missing
     */
    public void apply(Recorded recorded) {
        var position = recorded.position();
        if (position.compareTo(state.position) <= 0) {
            return;
        }
        if (!isNext(position)) {
            throw new IllegalArgumentException(
                    "events are missing in the journal between " + state.position + " and " + position);
        }
        changes.apply(recorded);
        state.unsettled.clear();
    }

    /** What somebody could expect who was queued now without a head start; null when there is no such queue. */
    public @Nullable Outlook outlook(QueueId queue, long now) {
        var board = state.boards.get(queue);
        return board == null ? null : expectedWait.of(board, now);
    }

    /** What somebody who waits can expect; null for who does not. */
    public @Nullable Outlook outlook(InteractionId interaction) {
        var waits = state.interactions.get(interaction);
        var board = waits == null || waits.entry == null ? null : state.boards.get(waits.entry.queue);
        return waits == null || waits.entry == null || board == null ? null : expectedWait.of(board, waits.entry);
    }

    /**
     * The decision behind an offer in full; everybody is looked at, so this is slow.
     *
     * @param offered the very next event to be applied
     * @throws IllegalArgumentException when it is not, or makes no offer
     */
    public Explanation explain(Recorded offered) {
        if (!(offered.event() instanceof Event.OfferMade made) || !isNext(offered.position())) {
            throw new IllegalArgumentException(
                    "at " + state.position + " only an offer made right there can be explained");
        }
        return new Scan(state, made, offered.at()).explain();
    }

    /** The whole state, immutable. */
    public Snapshot snapshot() {
        return SnapshotWriter.write(state);
    }

    /** The same for the same state on every machine and in every run: FNV-1a, 64 bits, over the snapshot's text. */
    public long stateHash() {
        long hash = 0xcbf29ce484222325L;
        String text = snapshot().toString();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private Decision handle(Request request, long now) {
        if (state.position.epoch() == 0) {
            return new Decision(new Rejection(Reason.NOT_NOW, "the centre has not begun its work yet"), List.of());
        }
        if (state.requests.contains(request.id())) {
            return new Decision(null, List.of());
        }
        var turn = turn(now, request.id());
        var rejection = decide(turn, request);
        matching.settle(turn);
        return new Decision(rejection, turn.events());
    }

    private @Nullable Rejection decide(Turn turn, Request request) {
        return switch (request) {
            case Request.Configure configure -> config.configure(turn, configure);
            case Request.SignIn signIn -> agents.signIn(turn, signIn);
            case Request.SignOut signOut -> forced(turn, signOut.agent(), signOut.by(), agents.signOut(turn, signOut));
            case Request.ChangeAvailability change ->
                forced(turn, change.agent(), change.by(), agents.change(turn, change));
            case Request.Enqueue enqueue -> entries.enqueue(turn, enqueue);
            case Request.ChangeHeadStart change -> interventions.changeHeadStart(turn, change);
            case Request.MoveEntry move -> interventions.move(turn, move);
            case Request.WithdrawEntry withdraw -> interventions.withdraw(turn, withdraw);
            case Request.PickEntry pick -> interventions.pick(turn, pick);
            case Request.KeepPlace keep -> callbacks.keep(turn, keep);
            case Request.PromiseCall promise -> callbacks.promise(turn, promise);
            case Request.Dial dial -> dials.dial(turn, dial);
            case Request.CallColleague call -> colleagues.call(turn, call);
            case Request.CloseQueue close -> interventions.close(turn, close);
            case Request.OpenQueue open -> interventions.open(turn, open);
            case Request.Hold hold -> consults.hold(turn, hold);
            case Request.Consult consult -> consults.consult(turn, consult);
            case Request.Conference conference -> consults.conference(turn, conference);
            case Request.HandOver over -> consults.handOver(turn, over);
            case Request.CancelConsult cancel -> consults.cancel(turn, cancel);
            case Request.Drop drop -> consults.drop(turn, drop);
            case Request.Transfer transfer -> consults.transfer(turn, transfer);
            case Request.Watch watch -> watches.watch(turn, watch);
            case Request.StopWatching stop -> watches.stop(turn, stop);
            case Request.TakeOver over -> watches.takeOver(turn, over);
            case Request.AskForHelp help -> watches.help(turn, help);
            case Request.DeclineOffer decline -> offers.decline(turn, decline);
            case Request.CompleteWrapUp complete -> conversations.completeWrapUp(turn, complete);
            case Request.ChooseDisposition choose -> conversations.chooseDisposition(turn, choose);
            case Request.ExtendWrapUp extend -> conversations.extendWrapUp(turn, extend);
        };
    }

    /** Whose state somebody else changes need not wrap up first. */
    private @Nullable Rejection forced(Turn turn, AgentId agent, Actor by, @Nullable Rejection rejection) {
        if (rejection == null) {
            conversations.endWrapUps(turn, agent, by);
        }
        return rejection;
    }

    private Decision handle(Report report, long now) {
        var turn = turn(now, null);
        if (report instanceof Report.EpochBegins begins) {
            epochBegins(turn, begins);
        } else if (state.position.epoch() > 0) {
            take(turn, report);
            matching.settle(turn);
        }
        return new Decision(null, turn.events());
    }

    /** What could be offered now is offered by the first {@link #advance}: after a start the legs are compared first. */
    private void epochBegins(Turn turn, Report.EpochBegins begins) {
        if (begins.epoch() > state.position.epoch()) {
            turn.emit(new Event.EpochBegan(begins.epoch()));
            state.allUnsettled();
        } else if (state.position.epoch() > 0) {
            turn.absorb(begins, begins.epoch(), "the epoch is " + state.position.epoch());
        }
    }

    private void take(Turn turn, Report report) {
        switch (report) {
            case Report.EpochBegins begins -> epochBegins(turn, begins);
            case Report.InteractionBegins begins -> entries.begins(turn, begins);
            case Report.FlowPasses passes -> entries.flowPasses(turn, passes);
            case Report.FlowServes serves -> entries.flowServes(turn, serves);
            case Report.Transferred transferred -> entries.transferred(turn, transferred);
            case Report.OfferRings rings -> offers.rings(turn, rings);
            case Report.OfferAnswered answered -> offers.answered(turn, answered);
            case Report.OfferLegEnds ends -> offers.legEnds(turn, ends);
            case Report.AgentLeaves leaves -> lines.agentLeaves(turn, leaves);
            case Report.AgentReturns returns -> lines.agentReturns(turn, returns);
            case Report.AgentHolds holds -> conversations.agentHolds(turn, holds);
            case Report.AgentRetrieves retrieves -> conversations.agentRetrieves(turn, retrieves);
            case Report.OutsideAnswered answered -> consults.outsideAnswered(turn, answered);
            case Report.OutsideEnds ends -> consults.outsideEnds(turn, ends);
            case Report.WatcherAnswered answered -> watches.answered(turn, answered);
            case Report.WatcherEnds ends -> watches.ended(turn, ends);
            case Report.CustomerLeaves leaves -> conversations.customerLeaves(turn, leaves);
            case Report.CustomerReached reached -> offers.reached(turn, reached);
            case Report.CustomerNotReached failed -> callbacks.notReached(turn, failed);
            case Report.StationSeen seen -> agents.stationSeen(turn, seen);
        }
    }

    private void happen(Turn turn, Due due) {
        switch (due) {
            case Due.OfferRunsOut runsOut -> offers.runsOut(turn, runsOut.offer());
            case Due.StepEnds ends -> entries.stepEnds(turn, ends.entry());
            case Due.WaitedLong waited -> stays.waitedLong(turn, waited.entry());
            case Due.QueueReview review -> stays.reviewQueue(turn, review.queue());
            case Due.QueueCleared cleared -> stays.clear(turn, cleared.queue());
            case Due.QueueGivenUp given -> stays.clear(turn, given.queue());
            case Due.WrapUpEnds ends -> conversations.wrapUpRunsOut(turn, ends.interaction(), ends.agent());
            case Due.CallbackDue rested -> callbacks.due(turn, rested.entry());
            case Due.WindowOver over -> callbacks.windowOver(turn, over.entry());
            case Due.LineStaysLost lost -> lines.staysLost(turn, lost.interaction(), lost.agent());
            case Due.LineFree free -> agents.lineFree(turn, free.agent());
            case Due.RestEnds ends -> {
                var agent = state.agents.get(ends.agent());
                if (agent != null) {
                    state.resting.remove(agent);
                    state.unsettled.add(agent);
                }
            }
            case Due.RetryAllowed allowed -> {
                var entry = state.entry(allowed.entry());
                if (entry != null) {
                    state.unsettled.add(entry);
                }
            }
        }
    }

    private boolean isNext(Position position) {
        return position.epoch() == state.position.epoch()
                ? position.seq() == state.position.seq() + 1
                : position.epoch() > state.position.epoch() && position.seq() == 1;
    }

    private Turn turn(long now, @Nullable CommandId cause) {
        return new Turn(state, changes, Math.max(now, state.at), cause);
    }
}
