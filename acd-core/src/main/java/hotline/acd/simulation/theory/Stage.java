package hotline.acd.simulation.theory;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Command;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The model's types as queues and its agents as agents of the core, under names of our own: the model's may be any text. */
final class Stage {
    /** Nobody lets a simulated phone ring. */
    private static final long RING_TICKS = Long.MAX_VALUE / 4;

    private final List<QueueId> queues = new ArrayList<>();
    private final Map<AgentId, Integer> agents = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final double[] shares;

    Stage(Model model) {
        var skills = new TreeSet<String>();
        model.types().forEach(type -> skills.addAll(type.requires()));
        var ids = new HashMap<String, SkillId>();
        skills.forEach(skill -> ids.put(skill, new SkillId("s" + (ids.size() + 1))));
        var changes = new ArrayList<ConfigChange>();
        for (Model.CallType type : model.types()) {
            var queue = new QueueId("q" + (queues.size() + 1));
            queues.add(queue);
            changes.add(new ConfigChange.PutQueue(queue(queue, type.requires(), ids)));
        }
        int digits = String.valueOf(model.agents().size()).length();
        for (Model.Server agent : model.agents()) {
            var id = new AgentId(("a%0" + digits + "d").formatted(agents.size() + 1));
            agents.put(id, agents.size());
            changes.add(new ConfigChange.PutAgent(new AgentConfig(id, levels(agent.skills(), ids), "team")));
        }
        commands.add(new Report.EpochBegins(1));
        commands.add(new Request.Configure(new CommandId("configure"), Actor.SYSTEM, changes));
        agents.keySet().stream().sorted().forEach(id -> {
            commands.add(new Request.SignIn(new CommandId("in-" + id), Actor.SYSTEM, id, "x" + id));
            commands.add(
                    new Request.ChangeAvailability(new CommandId("ready-" + id), Actor.SYSTEM, id, Availability.READY));
        });
        shares = new double[model.types().size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += model.types().get(i).ratePerSecond();
            shares[i] = sum / model.ratePerSecond();
        }
    }

    private static QueueConfig queue(QueueId id, Set<String> requires, Map<String, SkillId> ids) {
        var parts = requires.stream()
                .sorted()
                .map(skill -> (Requirement) new Requirement.Skill(idOf(skill, ids), 1))
                .toList();
        return new QueueConfig(
                id,
                new Requirement.AllOf(parts),
                SelectionPolicy.LONGEST_IDLE,
                RING_TICKS,
                0,
                AfterWrapUp.READY,
                AfterDecline.STAYS_READY,
                0,
                0,
                0);
    }

    /** Skills nobody asks for are left out. */
    private static List<SkillLevel> levels(Set<String> skills, Map<String, SkillId> ids) {
        return skills.stream()
                .filter(ids::containsKey)
                .sorted()
                .map(skill -> new SkillLevel(idOf(skill, ids), 1))
                .toList();
    }

    private static SkillId idOf(String skill, Map<String, SkillId> ids) {
        var id = ids.get(skill);
        if (id == null) {
            throw new IllegalArgumentException("no skill " + skill);
        }
        return id;
    }

    /** What makes the core ready for the first call. */
    List<Command> commands() {
        return commands;
    }

    QueueId queue(int type) {
        return queues.get(type);
    }

    /** The agent's place in the model. */
    int agent(AgentId id) {
        return agents.getOrDefault(id, -1);
    }

    /** The type that a number from 0 to below 1 falls on, by the types' shares of the calls. */
    int typeAt(double point) {
        int type = 0;
        while (type < shares.length - 1 && point >= shares[type]) {
            type++;
        }
        return type;
    }
}
