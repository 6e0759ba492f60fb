package hotline.acd.simulation;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.InteractionId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The simulated agents: mostly willing, sometimes elsewhere. */
final class Workforce {
    private static final int REMEMBERED = 6;

    /** An agent's part of an interaction. */
    private record Part(AgentId agent, InteractionId interaction) {}

    private final World world;
    private final Telephony telephony;
    private final ArrayDeque<Request> lately = new ArrayDeque<>();
    private final Set<Part> endless = new HashSet<>();

    Workforce(World world, Telephony telephony) {
        this.world = world;
        this.telephony = telephony;
    }

    void begin() {
        for (int i = 0; i < world.scenario.agents(); i++) {
            var agent = Floor.agent(i);
            ask(new Request.SignIn(world.requestId(), by(agent), agent, Floor.station(agent)));
            ask(available(agent, Availability.READY));
            restless(agent);
        }
    }

    private void restless(AgentId agent) {
        world.timeline.at(world.now() + world.dice.around(world.scenario.agentRestlessMillis()), () -> {
            if (world.isLively()) {
                act(agent);
                restless(agent);
            }
        });
    }

    private void act(AgentId agent) {
        switch ((int) world.dice.below(10)) {
            case 0 -> {
                ask(available(agent, Availability.notReady(new NotReadyReason("Break"))));
                world.timeline.at(world.now() + world.dice.around(15_000), () -> ready(agent));
            }
            case 1 -> {
                ask(new Request.SignOut(world.requestId(), by(agent), agent));
                world.timeline.at(world.now() + world.dice.around(20_000), () -> comeBack(agent, Floor.station(agent)));
            }
            case 2 -> comeBack(agent, "20" + agent.value().substring(1));
            case 3 -> {
                telephony.station(Floor.station(agent), false);
                world.timeline.at(
                        world.now() + world.dice.around(10_000), () -> telephony.station(Floor.station(agent), true));
            }
            case 4, 5 -> again();
            default -> ready(agent);
        }
    }

    /** What was asked lately is sent once more: an answer may have been lost. */
    private void again() {
        if (!lately.isEmpty() && !world.isDown()) {
            world.ask(world.dice.oneOf(List.copyOf(lately)));
        }
    }

    private void comeBack(AgentId agent, String station) {
        ask(new Request.SignIn(world.requestId(), by(agent), agent, station));
        ready(agent);
    }

    private void ready(AgentId agent) {
        ask(available(agent, Availability.READY));
    }

    void happened(Event event) {
        switch (event) {
            case Event.WrapUpBegan wrapUp -> wrapUp(wrapUp);
            case Event.AssignmentEnded ended -> endless.remove(new Part(ended.agent(), ended.interaction()));
            case Event.AvailabilityChanged changed -> {
                if (changed.availability() instanceof Availability.NotReady
                        && changed.by().equals(Actor.SYSTEM)) {
                    world.timeline.at(world.now() + world.dice.around(8_000), () -> ready(changed.agent()));
                }
            }
            case Event.OfferRang rang -> {
                if (world.isLively() && world.dice.perMille(world.scenario.declined() / 2)) {
                    world.timeline.at(
                            world.now() + world.dice.below(8_000),
                            () -> ask(new Request.DeclineOffer(world.requestId(), Actor.SYSTEM, rang.offer())));
                }
            }
            default -> {}
        }
    }

    /** Most end it, if they may; some say what came of it before, ask for more time, or are sent back to work. */
    private void wrapUp(Event.WrapUpBegan began) {
        var agent = began.agent();
        var interaction = began.interaction();
        if (began.until() == null) {
            endless.add(new Part(agent, interaction));
            surelyFinish(new Part(agent, interaction));
        } else if (world.dice.perMille(600)) {
            later(4_000, () -> finish(agent, interaction));
        }
        if (world.dice.perMille(300)) {
            later(
                    3_000,
                    () -> ask(
                            new Request.ChooseDisposition(world.requestId(), by(agent), agent, interaction, "chosen")));
        }
        if (world.dice.perMille(400)) {
            later(3_000, () -> extend(agent, interaction));
            later(6_000, () -> extend(agent, interaction));
        }
        if (world.dice.perMille(50)) {
            later(
                    3_000,
                    () -> ask(new Request.ChangeAvailability(
                            world.requestId(), new Actor("user:s01"), agent, Availability.READY)));
        }
    }

    /** What has no end is ended by the agent, however often that must be said. */
    private void surelyFinish(Part part) {
        later(4_000, () -> {
            if (endless.contains(part)) {
                finish(part.agent(), part.interaction());
                surelyFinish(part);
            }
        });
    }

    private void later(long meanMillis, Runnable what) {
        world.timeline.at(world.now() + world.dice.around(meanMillis), what);
    }

    private void extend(AgentId agent, InteractionId interaction) {
        ask(new Request.ExtendWrapUp(world.requestId(), by(agent), agent, interaction));
    }

    private void finish(AgentId agent, InteractionId interaction) {
        ask(new Request.CompleteWrapUp(world.requestId(), by(agent), agent, interaction, "done"));
    }

    private Request available(AgentId agent, Availability wanted) {
        return new Request.ChangeAvailability(world.requestId(), by(agent), agent, wanted);
    }

    private void ask(Request request) {
        if (!world.isDown()) {
            lately.addLast(request);
            if (lately.size() > REMEMBERED) {
                lately.removeFirst();
            }
            world.ask(request);
        }
    }

    private static Actor by(AgentId agent) {
        return new Actor("agent:" + agent);
    }
}
