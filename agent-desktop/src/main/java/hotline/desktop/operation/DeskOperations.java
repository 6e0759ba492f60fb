package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.AgentView.Available;
import hotline.desktop.message.Centre;
import hotline.desktop.message.WorkItem;
import hotline.desktop.phone.Telephones;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What agents do at their desk, and supervisors to the agents of their team: everything that goes to the core. */
public final class DeskOperations {
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);
    private static final NotReadyReason BY_SUPERVISOR = new NotReadyReason("SUPERVISOR");

    private final Core core;
    private final LiveAnswers live;
    private final Access access;
    private final CallControl calls;
    private final Supplier<Centre> centre;

    public DeskOperations(Acd acd, LiveAnswers live, Access access, CallControl calls, Supplier<Centre> centre) {
        this.calls = calls;
        this.core = new Core(acd);
        this.live = live;
        this.access = access;
        this.centre = centre;
    }

    /**
     * @param station an extension, the phone in the own browser, or {@code tel:} and the number of a telephone outside as people write it; null: the usual
     *     extension
     */
    record Station(@Nullable @Longest(44) String station) {}

    /** @param reason why not ready, null otherwise */
    record Change(Available to, @Nullable @Longest(64) String reason) {}

    record Decline(OfferId offer) {}

    /** @param disposition what came of it, null for nothing */
    record WrapUp(
            InteractionId interaction,
            @Nullable @Longest(64) String disposition) {}

    record ForMoreTime(InteractionId interaction) {}

    record Force(
            AgentId agent,
            Available to,
            @Nullable @Longest(64) String reason) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "station.sign-in",
                        "PUT",
                        "/desk/station",
                        AGENT,
                        Station.class,
                        this::signIn,
                        null,
                        "Comes to work at a phone; null: the usual one."),
                new Operation<>(
                        "availability.change",
                        "PUT",
                        "/desk/availability",
                        AGENT,
                        Change.class,
                        this::change,
                        null,
                        "Changes the own availability; while busy it becomes what follows, and the present one again cancels that."),
                new Operation<>(
                        "offer.decline",
                        "POST",
                        "/desk/offers/{offer}/decline",
                        AGENT,
                        Decline.class,
                        this::decline,
                        null,
                        "Does not take what is offered."),
                new Operation<>(
                        "wrap-up.complete",
                        "POST",
                        "/desk/interactions/{interaction}/wrap-up",
                        AGENT,
                        WrapUp.class,
                        this::completeWrapUp,
                        null,
                        "Has finished wrapping up; not before the time is over where the queue has no early exit."),
                new Operation<>(
                        "wrap-up.disposition",
                        "PUT",
                        "/desk/interactions/{interaction}/disposition",
                        AGENT,
                        WrapUp.class,
                        this::chooseDisposition,
                        null,
                        "Says what came of it, and goes on wrapping up; it stands when the time is over, and null takes it back."),
                new Operation<>(
                        "wrap-up.extend",
                        "POST",
                        "/desk/interactions/{interaction}/wrap-up/extend",
                        AGENT,
                        ForMoreTime.class,
                        this::extendWrapUp,
                        null,
                        "Asks for more time to wrap up: as much as the queue gives, and as often."),
                new Operation<>(
                        "agent.availability",
                        "PUT",
                        "/agents/{agent}/availability",
                        WATCHERS,
                        Force.class,
                        this::force,
                        null,
                        "Changes the availability of an agent of the own team; who has nothing but wrap-up in hand becomes so at once."));
    }

    private @Nullable Object signIn(Person person, Station wanted) throws InterruptedException {
        String station = wanted.station() == null ? person.station() : wanted.station();
        if (station != null && station.startsWith(OutsideStation.PREFIX)) {
            String outside = outside(station.substring(OutsideStation.PREFIX.length()));
            core.request(person, (id, by) -> new Request.SignIn(id, by, agent(person), outside));
            return null;
        }
        Set<String> phones =
                centre.get().agents().stream().map(Centre.Agent::extension).collect(Collectors.toSet());
        boolean inBrowser = person.station() != null
                && Telephones.inBrowser(person.station()).equals(station);
        if (station == null || (!inBrowser && !phones.contains(station))) {
            throw NotDone.bad(
                    "station",
                    "There is no phone with that extension.",
                    "Choose the extension of an agent's phone, or the phone in your own browser.");
        }
        core.request(person, (id, by) -> new Request.SignIn(id, by, agent(person), station));
        return null;
    }

    private String outside(String typed) {
        if (!centre.get().outsideStations()) {
            throw NotDone.conflict(
                    "no-outside-stations",
                    "Nobody works at a telephone outside here.",
                    "Choose a desk phone or the browser; the administrator allows others (outside-stations in center.yaml, outbound-prefixes of the trunk).");
        }
        return calls.telephone(typed)
                .map(OutsideStation::of)
                .orElseThrow(
                        () -> NotDone.bad(
                                "telephone",
                                "Calls cannot be sent to this number.",
                                "A telephone number, with country code or of this country; the administrator allows prefixes (outbound-prefixes)."));
    }

    private @Nullable Object change(Person person, Change wanted) throws InterruptedException {
        change(person, agent(person), wanted.to(), wanted.reason(), null);
        return null;
    }

    private @Nullable Object force(Person person, Force wanted) throws InterruptedException {
        if (!access.seesAgent(person, wanted.agent())) {
            throw NotDone.forbidden("Agent " + wanted.agent() + " is not of your team.");
        }
        if (!access.knows(wanted.agent())) {
            throw NotDone.unknown("agent", "There is no such agent.");
        }
        change(person, wanted.agent(), wanted.to(), wanted.reason(), BY_SUPERVISOR);
        return null;
    }

    /** @param unlessGiven the reason when none is given; null: there must be one */
    private void change(
            Person by, AgentId agent, Available to, @Nullable String reason, @Nullable NotReadyReason unlessGiven)
            throws InterruptedException {
        if (to != Available.NOT_READY && reason != null) {
            throw NotDone.bad("reason", "Only who is not ready has a reason.", "Leave it out, or make it null.");
        }
        switch (to) {
            case READY ->
                core.request(by, (id, actor) -> new Request.ChangeAvailability(id, actor, agent, Availability.READY));
            case NOT_READY -> {
                NotReadyReason why = reason == null && unlessGiven != null ? unlessGiven : reason(reason);
                core.request(
                        by,
                        (id, actor) -> new Request.ChangeAvailability(id, actor, agent, Availability.notReady(why)));
            }
            case LOGGED_OUT -> core.request(by, (id, actor) -> new Request.SignOut(id, actor, agent));
        }
    }

    private NotReadyReason reason(@Nullable String code) {
        List<String> codes =
                centre.get().reasons().stream().map(Centre.Named::code).toList();
        if (code == null || !codes.contains(code)) {
            throw NotDone.bad(
                    "reason", "This is no reason to be not ready.", "Choose one of: " + String.join(", ", codes) + ".");
        }
        return new NotReadyReason(code);
    }

    private @Nullable Object decline(Person person, Decline wanted) throws InterruptedException {
        AgentId whose = live.agentOf(wanted.offer())
                .orElseThrow(() -> NotDone.unknown("offer", "There is no such offer, or it has ended."));
        if (!whose.equals(agent(person))) {
            throw NotDone.forbidden("Offer " + wanted.offer() + " is made to somebody else.");
        }
        core.request(person, (id, by) -> new Request.DeclineOffer(id, by, wanted.offer()));
        return null;
    }

    private @Nullable Object completeWrapUp(Person person, WrapUp wanted) throws InterruptedException {
        WorkItem work = new OwnDesk(live).work(agent(person), wanted.interaction());
        String disposition = wanted.disposition() == null ? work.disposition() : wanted.disposition();
        checkDisposition(work, disposition, mandatory(work));
        core.durably(
                person,
                (id, by) -> new Request.CompleteWrapUp(id, by, agent(person), wanted.interaction(), disposition));
        return null;
    }

    private @Nullable Object chooseDisposition(Person person, WrapUp wanted) throws InterruptedException {
        WorkItem work = new OwnDesk(live).work(agent(person), wanted.interaction());
        checkDisposition(work, wanted.disposition(), false);
        core.durably(
                person,
                (id, by) -> new Request.ChooseDisposition(
                        id, by, agent(person), wanted.interaction(), wanted.disposition()));
        return null;
    }

    private @Nullable Object extendWrapUp(Person person, ForMoreTime wanted) throws InterruptedException {
        new OwnDesk(live).work(agent(person), wanted.interaction());
        core.request(person, (id, by) -> new Request.ExtendWrapUp(id, by, agent(person), wanted.interaction()));
        return null;
    }

    private boolean mandatory(WorkItem work) {
        return centre.get().queues().stream()
                .anyMatch(queue -> queue.id().equals(work.queue()) && queue.dispositionMandatory());
    }

    private void checkDisposition(WorkItem work, @Nullable String disposition, boolean mandatory) {
        Centre now = centre.get();
        List<String> choices = now.dispositions().stream()
                .filter(one -> one.queues().isEmpty() || one.queues().contains(work.queue()))
                .map(Centre.Disposition::code)
                .toList();
        if (disposition == null ? mandatory : !choices.contains(disposition)) {
            throw NotDone.bad(
                    "disposition",
                    disposition == null ? "What came of it must be said." : "This cannot have come of it.",
                    choices.isEmpty() ? "Leave it out." : "Choose one of: " + String.join(", ", choices) + ".");
        }
    }

    private static AgentId agent(Person person) {
        return new AgentId(person.id());
    }
}
