package hotline.acd.simulation;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.Objects;

/** The simulated supervisors: they interfere with whoever waits, sensibly or not. */
final class Supervisors {
    private static final Actor SUPERVISOR = new Actor("user:s01");

    private final World world;

    Supervisors(World world) {
        this.world = world;
    }

    void begin() {
        if (world.scenario.interventionGapMillis() > 0) {
            world.timeline.at(world.now() + world.dice.around(world.scenario.interventionGapMillis()), () -> {
                if (world.isLively()) {
                    if (!world.isDown()) {
                        interfere();
                    }
                    begin();
                }
            });
        }
    }

    private void interfere() {
        List<QueueEntryId> waiting = world.snapshot().interactions().stream()
                .map(Snapshot.InteractionRecord::entry)
                .filter(Objects::nonNull)
                .map(Snapshot.EntryRecord::entry)
                .toList();
        if (!waiting.isEmpty()) {
            world.ask(request(world.dice.oneOf(waiting)));
        }
        if (world.dice.perMille(100)) {
            closeForAWhile(Floor.anyQueue(world.scenario, world.dice));
        }
    }

    private void closeForAWhile(QueueId queue) {
        world.ask(new Request.CloseQueue(world.requestId(), SUPERVISOR, queue));
        world.timeline.at(world.now() + world.dice.around(20_000), () -> openAgain(queue));
    }

    private void openAgain(QueueId queue) {
        if (world.isDown()) {
            world.timeline.at(world.now() + 1_000, () -> openAgain(queue));
        } else {
            world.ask(new Request.OpenQueue(world.requestId(), SUPERVISOR, queue));
        }
    }

    private Request request(QueueEntryId entry) {
        var dice = world.dice;
        var id = world.requestId();
        int agents = world.scenario.agents();
        return switch ((int) dice.below(6)) {
            case 0 -> new Request.WithdrawEntry(id, SUPERVISOR, entry, EntryOutcome.WITHDRAWN);
            case 1, 2 ->
                new Request.MoveEntry(
                        id, SUPERVISOR, entry, Floor.anyQueue(world.scenario, dice), Floor.somePlan(dice, agents));
            case 3 -> new Request.ChangeHeadStart(id, SUPERVISOR, entry, dice.below(120_000));
            default -> new Request.PickEntry(id, SUPERVISOR, entry, Floor.agent((int) dice.below(agents)));
        };
    }
}
