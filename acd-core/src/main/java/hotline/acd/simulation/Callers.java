package hotline.acd.simulation;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.InteractionId;
import java.util.List;

/** The simulated customers: they come, listen to the menu, wait, lose patience. */
final class Callers {
    /** By then it is known that somebody has come: one script reports both. */
    private static final long SHORTEST_MENU_MILLIS = 20;

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
            long menu = Math.max(SHORTEST_MENU_MILLIS, world.dice.around(4_000));
            world.timeline.at(world.now() + menu, () -> chooses(interaction));
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
            if (world.scenario.keeping() > 0 && world.dice.perMille(world.scenario.keeping())) {
                world.timeline.at(world.now() + world.dice.around(5_000), () -> keepPlace(interaction));
            }
            world.timeline.at(
                    world.now() + world.dice.around(world.scenario.patienceMillis()), () -> losePatience(interaction));
        } else if (world.isLively()) {
            world.timeline.at(world.now() + 3_000, () -> queue(interaction));
        }
    }

    /** Most hang up then; some wait on the line after all. */
    private void keepPlace(InteractionId interaction) {
        if (world.isDown() || !telephony.isPresent(interaction) || telephony.isTalking(interaction)) {
            return;
        }
        long until = Math.min(world.now() + 20_000 + world.dice.around(60_000), world.ends() + 100_000);
        var kept = world.ask(new Request.KeepPlace(world.requestId(), Actor.SYSTEM, interaction, until));
        if (kept.rejection() == null) {
            boolean waits = world.dice.perMille(150);
            world.timeline.at(world.now() + world.dice.below(3_000), () -> {
                if (waits) {
                    queue(interaction);
                } else if (!telephony.isTalking(interaction)) {
                    telephony.hangUp(interaction);
                }
            });
        }
    }

    /** Who was called and has answered waits for the agent, should that one be gone, as patiently as others. */
    void reached(InteractionId interaction) {
        long patience = world.isLively() ? world.dice.around(world.scenario.patienceMillis()) : 20_000;
        world.timeline.at(world.now() + patience, () -> losePatience(interaction));
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
