package hotline.acd.simulation;

import hotline.acd.agent.AgentConfig;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Request;
import java.util.ArrayList;
import java.util.List;

/** The simulated administrators: they change queues and agents while calls go on. */
final class Administrators {
    private final World world;

    Administrators(World world) {
        this.world = world;
    }

    void begin() {
        if (world.scenario.reconfigurationGapMillis() > 0) {
            world.timeline.at(world.now() + world.dice.around(world.scenario.reconfigurationGapMillis()), () -> {
                if (world.isLively()) {
                    if (!world.isDown()) {
                        reconfigure();
                    }
                    begin();
                }
            });
        }
    }

    private void reconfigure() {
        List<ConfigChange> changes = new ArrayList<>();
        do {
            changes.add(change());
        } while (world.dice.perMille(300));
        world.ask(new Request.Configure(world.requestId(), Actor.SYSTEM, changes));
    }

    private ConfigChange change() {
        var dice = world.dice;
        var agents = Floor.agents(world.scenario);
        AgentConfig agent = dice.oneOf(agents);
        return switch ((int) dice.below(6)) {
            case 0 -> new ConfigChange.RemoveAgent(agent.id());
            case 1 -> new ConfigChange.PutAgent(agent);
            case 2 -> {
                var other = dice.oneOf(agents);
                yield new ConfigChange.PutAgent(new AgentConfig(agent.id(), other.skills(), "south", other.capacity()));
            }
            case 3 -> new ConfigChange.RemoveQueue(Floor.anyQueue(world.scenario, dice));
            default -> new ConfigChange.PutQueue(dice.oneOf(Floor.queues(world.scenario, dice)));
        };
    }
}
