package hotline.acd.simulation;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.InteractionId;
import java.util.List;

/** The simulated customers: they come, listen to the menu, wait, lose patience. */
final class Callers {
    private final World world;
    private final Telephony telephony;
    private long arrived;

    Callers(World world, Telephony telephony) {
        this.world = world;
        this.telephony = telephony;
    }

    void begin() {
        world.timeline.at(world.now() + world.dice.around(world.scenario.arrivalGapMillis()), this::arrive);
    }

    private void arrive() {
        if (!world.isLively()) {
            return;
        }
        if (!world.isDown()) {
            var interaction = new InteractionId(1, ++arrived);
            telephony.arrives(interaction);
            world.timeline.at(world.now() + world.dice.around(4_000), () -> chooses(interaction));
        }
        begin();
    }

    /** In the menu: most want a person, some have heard enough. */
    private void chooses(InteractionId interaction) {
        if (world.dice.perMille(100)) {
            telephony.hangUp(interaction);
        } else {
            queue(interaction);
        }
    }

    private void queue(InteractionId interaction) {
        if (!telephony.isPresent(interaction)) {
            return;
        }
        boolean queued = !world.isDown()
                && world.ask(new Request.Enqueue(
                                        world.requestId(),
                                        Actor.SYSTEM,
                                        interaction,
                                        Floor.someQueue(world.dice, Floor.channel(world.scenario, interaction)),
                                        Floor.somePlan(world.dice, world.scenario.agents()),
                                        world.dice.oneOf(List.of(0L, 0L, 0L, 10_000L, 60_000L))))
                                .rejection()
                        == null;
        if (queued) {
            world.timeline.at(
                    world.now() + world.dice.around(world.scenario.patienceMillis()), () -> losePatience(interaction));
        } else if (world.isLively()) {
            world.timeline.at(world.now() + 3_000, () -> queue(interaction));
        }
    }

    private void losePatience(InteractionId interaction) {
        if (!telephony.isTalking(interaction)) {
            telephony.hangUp(interaction);
        }
    }

    /** Some are queued again after the agent has left; back in the flow, most try another queue. */
    void happened(Event event) {
        switch (event) {
            case Event.SegmentBegan segment -> {
                if (segment.customer() && segment.agents().isEmpty() && world.dice.perMille(200)) {
                    world.timeline.at(world.now() + 500, () -> queue(segment.interaction()));
                }
            }
            case Event.EntryBlocked blocked -> world.timeline.at(world.now() + 500, () -> goOn(blocked.interaction()));
            case Event.EntryEnded ended -> {
                if (ended.outcome().isFlowOut()) {
                    world.timeline.at(
                            world.now() + 500, () -> goOn(ended.entry().interaction()));
                }
            }
            default -> {}
        }
    }

    private void goOn(InteractionId interaction) {
        boolean waits = world.snapshot().interactions().stream()
                .anyMatch(known -> known.interaction().equals(interaction) && known.entry() != null);
        if (!waits && world.dice.perMille(700)) {
            queue(interaction);
        } else if (!waits) {
            telephony.hangUp(interaction);
        }
    }

    /** Closing time: whoever is still there goes within a minute. */
    void leave() {
        for (InteractionId customer : telephony.customers()) {
            world.timeline.at(world.now() + world.dice.below(60_000), () -> telephony.hangUp(customer));
        }
    }
}
