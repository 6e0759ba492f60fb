package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Agents who do with their customers whatever comes to their minds, in many worlds: hold, ask, swap, talk together, hand over, send on, leave, lose the line; call colleagues;
 * phones that answer, refuse or ring for ever; supervisors who listen and take over; customers who hang up at any moment. Whatever they do, no customer is on the line with nobody to go to, and
 * when all have hung up nobody is left busy. The seed is the test's name.
 */
class ConsultWorldsTest {
    private static final int STEPS = 120;
    private static final List<String> AGENTS = List.of("a01", "a02", "a03", "a04");
    private static final List<String> SUPERVISORS = List.of("s21", "s22");

    private static LongStream seeds() {
        return LongStream.range(0, Long.getLong("worlds", 400) / 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsLostWhateverAgentsDo(long seed) {
        var world = new World(seed);
        for (int step = 0; step < STEPS; step++) {
            world.something();
            world.check("seed " + seed + ", step " + step);
        }
        world.runOut();
        assertThat(world.centre.distributor.snapshot().interactions())
                .as("seed %d: all is over", seed)
                .isEmpty();
        for (String agent : Stream.concat(AGENTS.stream(), SUPERVISORS.stream()).toList()) {
            assertThat(world.centre.stateOf(agent))
                    .as("seed %d: %s", seed, agent)
                    .isIn(FREE);
        }
        world.centre.assertReplayAgrees();
    }

    private static final List<AgentState> FREE = List.of(AgentState.READY, AgentState.NOT_READY);

    private static final class World {
        private final Random dice;
        private final Centre centre;
        private boolean runsOut;
        private long dialled;

        World(long seed) {
            dice = new Random(seed);
            centre = Centre.withReady(AGENTS.toArray(String[]::new));
            centre.put(Centre.queue(Centre.SALES, Centre.SALES_SKILL));
            centre.put(Centre.agent("a04", Centre.SERVICE_SKILL, Centre.SALES_SKILL));
            for (String supervisor : SUPERVISORS) {
                centre.put(Centre.agent(supervisor)).signIn(supervisor);
            }
        }

        void something() {
            centre.pass(dice.nextInt(4_000));
            var snapshot = centre.distributor.snapshot();
            var going = snapshot.interactions();
            if (going.size() < 3 && dice.nextInt(4) == 0) {
                switch (dice.nextInt(4)) {
                    case 0 -> dials();
                    case 1 -> callsColleague();
                    default -> centre.calls();
                }
                return;
            }
            if (going.isEmpty()) {
                return;
            }
            var one = going.get(dice.nextInt(going.size()));
            switch (dice.nextInt(14)) {
                case 0 -> hangsUp(one);
                case 1, 2, 3 -> phone(one);
                case 4 -> outside(one);
                case 5 -> leaves(one);
                case 6 -> called(one);
                case 7, 8 -> supervises(one);
                case 9 -> watchersPhone(one);
                default -> acts(one);
            }
        }

        /** Whoever it is may be busy; then nothing begins. */
        private void dials() {
            String agent = AGENTS.get(dice.nextInt(AGENTS.size()));
            centre.request(new Request.Dial(
                    centre.command(),
                    Centre.by(agent),
                    new InteractionId(2, ++dialled),
                    Centre.id(agent),
                    dice.nextBoolean() ? Centre.SALES : Centre.SERVICE,
                    20_000));
        }

        private void callsColleague() {
            String agent = AGENTS.get(dice.nextInt(AGENTS.size()));
            centre.request(new Request.CallColleague(
                    centre.command(),
                    Centre.by(agent),
                    new InteractionId(2, ++dialled),
                    Centre.id(agent),
                    Centre.id(AGENTS.get(dice.nextInt(AGENTS.size()))),
                    dice.nextBoolean() ? Centre.SALES : Centre.SERVICE));
        }

        private void supervises(Snapshot.InteractionRecord one) {
            if (one.assignments().isEmpty()) {
                return;
            }
            var agent = one.assignments()
                    .get(dice.nextInt(one.assignments().size()))
                    .agent();
            var supervisor = SUPERVISORS.get(dice.nextInt(SUPERVISORS.size()));
            var by = Centre.by(supervisor);
            var watcher = Centre.id(supervisor);
            centre.request(
                    switch (dice.nextInt(6)) {
                        case 0 -> new Request.StopWatching(centre.command(), by, one.interaction(), watcher);
                        case 1, 2 -> new Request.TakeOver(centre.command(), by, one.interaction(), watcher);
                        case 3 ->
                            new Request.AskForHelp(
                                    centre.command(),
                                    Centre.by(agent.value()),
                                    one.interaction(),
                                    agent,
                                    dice.nextBoolean());
                        default ->
                            new Request.Watch(
                                    centre.command(),
                                    by,
                                    one.interaction(),
                                    agent,
                                    watcher,
                                    WatchMode.values()[dice.nextInt(WatchMode.values().length)]);
                    });
        }

        private void watchersPhone(Snapshot.InteractionRecord one) {
            for (Snapshot.WatchRecord watch : one.watches()) {
                centre.report(
                        dice.nextInt(3) == 0
                                ? new Report.WatcherEnds(one.interaction(), watch.ordinal(), EndedBy.AGENT, centre.now)
                                : new Report.WatcherAnswered(one.interaction(), watch.ordinal(), centre.now));
            }
        }

        /** What becomes of a customer who is called, if she is; or the agent gives up. */
        private void called(Snapshot.InteractionRecord one) {
            var entry = one.entry();
            if (entry == null || entry.held() == null || entry.offers().isEmpty()) {
                return;
            }
            var offer = entry.offers().getFirst();
            switch (dice.nextInt(4)) {
                case 0 ->
                    centre.report(new Report.CustomerNotReached(
                            offer.offer(),
                            CallbackEnd.values()[dice.nextInt(CallbackEnd.values().length)],
                            centre.now));
                case 1 ->
                    centre.request(new Request.DeclineOffer(
                            centre.command(), Centre.by(offer.agent().value()), offer.offer()));
                default -> centre.report(new Report.CustomerReached(one.interaction(), offer.offer(), centre.now));
            }
        }

        private void hangsUp(Snapshot.InteractionRecord one) {
            if (runsOut || dice.nextInt(4) == 0) {
                centre.report(new Report.CustomerLeaves(one.interaction(), EndedBy.CALLER, "normal", centre.now));
            }
        }

        private void phone(Snapshot.InteractionRecord one) {
            var offers = new ArrayList<>(one.rescinded());
            if (one.entry() != null) {
                offers.addAll(one.entry().offers());
            }
            for (Snapshot.OfferRecord offer : offers) {
                boolean refuses = offer.ending() != null || runsOut || dice.nextInt(4) == 0;
                centre.report(
                        refuses
                                ? new Report.OfferLegEnds(
                                        offer.offer(),
                                        LegEnd.values()[dice.nextInt(2)], // no answer, declined
                                        centre.now)
                                : new Report.OfferAnswered(offer.offer(), centre.now));
            }
        }

        private void outside(Snapshot.InteractionRecord one) {
            int ordinal = one.consultsSoFar() - dice.nextInt(2);
            centre.report(
                    dice.nextInt(3) == 0
                            ? new Report.OutsideEnds(one.interaction(), ordinal, centre.now)
                            : new Report.OutsideAnswered(one.interaction(), ordinal, centre.now));
        }

        private void leaves(Snapshot.InteractionRecord one) {
            for (Snapshot.AssignmentRecord part : one.assignments()) {
                if (part.wrapsUp()) {
                    centre.wrapsUp(part.agent().value(), one.interaction());
                    centre.ready(part.agent().value());
                } else if (part.lineLost() != null && dice.nextInt(3) > 0) {
                    centre.report(new Report.AgentReturns(one.interaction(), part.agent(), centre.now));
                } else if (dice.nextInt(3) == 0) {
                    var by = dice.nextInt(3) == 0 ? EndedBy.NETWORK : EndedBy.AGENT;
                    centre.report(new Report.AgentLeaves(one.interaction(), part.agent(), by, centre.now));
                }
            }
        }

        private void acts(Snapshot.InteractionRecord one) {
            if (one.assignments().isEmpty()) {
                return;
            }
            var agent = one.assignments()
                    .get(dice.nextInt(one.assignments().size()))
                    .agent();
            centre.request(request(one.interaction(), agent));
        }

        private Request request(InteractionId call, AgentId agent) {
            var id = centre.command();
            var by = Centre.by(agent.value());
            return switch (dice.nextInt(9)) {
                case 0 -> new Request.Hold(id, by, call, agent, dice.nextBoolean());
                case 1, 2 -> new Request.Consult(id, by, call, agent, someone());
                case 3 -> new Request.Conference(id, by, call, agent);
                case 4 -> new Request.HandOver(id, by, call, agent);
                case 5 -> new Request.CancelConsult(id, by, call, agent);
                case 6 -> new Request.Transfer(id, by, call, agent, someone());
                case 7 ->
                    new Request.Drop(
                            id,
                            by,
                            call,
                            agent,
                            dice.nextBoolean() ? null : Centre.id(AGENTS.get(dice.nextInt(AGENTS.size()))));
                default -> new Request.Hold(id, by, call, agent, true);
            };
        }

        private Target someone() {
            return switch (dice.nextInt(4)) {
                case 0 -> new Target.ToQueue(dice.nextBoolean() ? Centre.SALES : Centre.SERVICE);
                case 1 -> new Target.ToOutside();
                default -> new Target.ToAgent(Centre.id(AGENTS.get(dice.nextInt(AGENTS.size()))));
            };
        }

        /** Who is on the line talks, waits, is being sent outside, or is about to be hung up by an agent who has ended it. */
        void check(String when) {
            for (Snapshot.InteractionRecord one : centre.distributor.snapshot().interactions()) {
                boolean somebody = one.assignments().stream().anyMatch(part -> !part.wrapsUp());
                boolean goesOn = somebody || one.entry() != null || one.consult() != null || one.outside();
                boolean ended = one.leftByAgent() || one.exit() != null || one.transferred() || lostAlone(one);
                assertThat(!one.customerPresent() || goesOn || ended)
                        .as("%s: %s is on the line with nobody: %s", when, one.interaction(), one)
                        .isTrue();
                if (one.consult() != null && !one.consult().blind()) {
                    var asks = one.consult().by();
                    boolean isRung = one.entry() != null
                            && one.entry().purpose() == Purpose.COLLEAGUE
                            && one.entry().offers().stream()
                                    .anyMatch(offer -> offer.agent().equals(asks));
                    assertThat(isRung
                                    || one.assignments().stream()
                                            .anyMatch(part -> part.agent().equals(asks) && !part.wrapsUp()))
                            .as("%s: who asks in %s is there", when, one.interaction())
                            .isTrue();
                }
                for (Snapshot.AssignmentRecord part : one.assignments()) {
                    assertThat(part.lineLost() == null
                                    || (!part.wrapsUp()
                                            && !part.heldAtPhone()
                                            && part.lineLost().until() > centre.now))
                            .as("%s: the line of %s is not lost for ever", when, part)
                            .isTrue();
                }
                for (Snapshot.WatchRecord watch : one.watches()) {
                    assertThat(one.assignments().stream()
                                    .anyMatch(part -> part.agent().equals(watch.agent()) && !part.wrapsUp()))
                            .as("%s: %s listens to somebody who talks", when, watch.watcher())
                            .isTrue();
                    assertThat(centre.stateOf(watch.watcher().value()))
                            .as("%s: %s has nothing else but the customer to be taken over", when, watch.watcher())
                            .isIn(AgentState.NOT_READY, AgentState.RESERVED);
                }
                assertThat(one.direction() != Direction.INTERNAL
                                || (!one.customerPresent() && one.assignments().size() <= 2))
                        .as("%s: %s is between two agents", when, one.interaction())
                        .isTrue();
                assertThat(one.consult() == null
                                && one.assignments().stream().anyMatch(part -> part.consulted() && !part.wrapsUp()))
                        .as("%s: nobody is asked by nobody in %s", when, one.interaction())
                        .isFalse();
            }
            for (Snapshot.AgentRecord agent : centre.distributor.snapshot().agents()) {
                long parts = centre.distributor.snapshot().interactions().stream()
                        .flatMap(one -> one.assignments().stream())
                        .filter(part -> part.agent().equals(agent.config().id()))
                        .count();
                assertThat(parts)
                        .as("%s: %s has one conversation", when, agent.config().id())
                        .isLessThanOrEqualTo(1);
            }
        }

        /** By the network's fault, and others had left before. */
        private static boolean lostAlone(Snapshot.InteractionRecord one) {
            return one.assignments().stream().anyMatch(part -> part.wrapsUp());
        }

        void runOut() {
            runsOut = true;
            for (int i = 0; i < 60; i++) {
                var going = centre.distributor.snapshot().interactions();
                for (Snapshot.InteractionRecord one : going) {
                    phone(one);
                    centre.report(new Report.OutsideEnds(one.interaction(), one.consultsSoFar(), centre.now));
                    centre.report(new Report.CustomerLeaves(one.interaction(), EndedBy.CALLER, "normal", centre.now));
                    if (one.direction() == Direction.INTERNAL) {
                        one.assignments()
                                .forEach(part -> centre.leaves(part.agent().value(), one.interaction()));
                    }
                }
                centre.pass(20_000);
            }
        }
    }
}
