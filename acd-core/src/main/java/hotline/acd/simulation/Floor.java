package hotline.acd.simulation;

import static hotline.acd.agent.Capacity.VOICE_ONLY;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Capacity;
import hotline.acd.agent.Capacity.Slots;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.VirtualHold;
import hotline.acd.queue.WhenUnserved;
import hotline.acd.queue.WrapUpRules;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.List;

/** The simulated centre's queues, agents and plans: small, and with a bit of everything. */
final class Floor {
    static final SkillId ENGLISH = new SkillId("english");
    private static final QueueId SERVICE = new QueueId("service");
    private static final QueueId SALES = new QueueId("sales");
    private static final QueueId SUPPORT = new QueueId("support");
    /** Attempts follow each other fast: a simulated day is short. */
    static final VirtualHold HOLD = new VirtualHold(5_000, 2, 12_000, 8_000, 0, VirtualHold.DAY);

    private static final QueueId CHAT = new QueueId("chat");
    private static final QueueId MAIL = new QueueId("mail");
    private static final List<Capacity> CAPACITIES = List.of(
            new Capacity(List.of(
                    new Slots(MediaChannel.CHAT, 3, List.of(MediaChannel.VOICE)),
                    new Slots(MediaChannel.MAIL, 5, List.of(MediaChannel.VOICE, MediaChannel.CHAT)))),
            new Capacity(List.of(
                    new Slots(MediaChannel.CHAT, 2, List.of()),
                    new Slots(MediaChannel.MAIL, 1, List.of(MediaChannel.VOICE)))),
            new Capacity(List.of(
                    new Slots(MediaChannel.VOICE, 1, List.of(MediaChannel.MAIL)),
                    new Slots(MediaChannel.MAIL, 2, List.of(MediaChannel.CHAT)))),
            VOICE_ONLY);

    private Floor() {}

    /** Each queue with another policy and other limits, any of them. */
    static List<QueueConfig> queues(Scenario scenario, Dice dice) {
        var queues = new ArrayList<>(List.of(
                queue(SERVICE, somePolicy(dice), 8_000, AfterWrapUp.READY, AfterDecline.NOT_READY, someLimits(dice)),
                queue(
                        SALES,
                        somePolicy(dice),
                        5_000,
                        AfterWrapUp.NOT_READY,
                        AfterDecline.STAYS_READY,
                        someLimits(dice)),
                queue(SUPPORT, somePolicy(dice), 0, AfterWrapUp.READY, AfterDecline.STAYS_READY, someLimits(dice))));
        if (scenario.blended()) {
            queues.add(queue(
                            CHAT,
                            somePolicy(dice),
                            6_000,
                            AfterWrapUp.NOT_READY,
                            AfterDecline.NOT_READY,
                            someLimits(dice))
                    .with(MediaChannel.CHAT));
            queues.add(queue(MAIL, somePolicy(dice), 0, AfterWrapUp.READY, AfterDecline.STAYS_READY, someLimits(dice))
                    .with(MediaChannel.MAIL));
        }
        return queues.stream()
                .map(queue -> someWrapUp(queue, dice))
                .map(queue ->
                        scenario.keeping() > 0 && queue.channel() == MediaChannel.VOICE ? queue.with(HOLD) : queue)
                .toList();
    }

    /** The same with no limits; each rings one phone at a time. */
    static List<QueueConfig> plainQueues(Scenario scenario, Dice dice) {
        return queues(scenario, dice).stream()
                .map(queue -> queue.with(AfterNoAnswer.NOT_READY, QueueLimits.NONE))
                .map(queue -> queue.policy() == SelectionPolicy.RING_ALL
                        ? queue.withPolicy(SelectionPolicy.LONGEST_IDLE)
                        : queue)
                .toList();
    }

    private static SelectionPolicy somePolicy(Dice dice) {
        return dice.oneOf(List.of(SelectionPolicy.values()));
    }

    private static QueueConfig queue(
            QueueId id,
            SelectionPolicy policy,
            long wrapUp,
            AfterWrapUp afterWrapUp,
            AfterDecline afterDecline,
            QueueLimits limits) {
        return new QueueConfig(
                        id,
                        new Requirement.Skill(new SkillId(id.value()), 1),
                        policy,
                        12_000,
                        wrapUp,
                        afterWrapUp,
                        afterDecline,
                        30_000,
                        20_000,
                        5_000)
                .with(policy == SelectionPolicy.RING_ALL ? AfterNoAnswer.STAYS_READY : AfterNoAnswer.NOT_READY, limits)
                .withWrapUpDefault("nothing-said");
    }

    /** Without end, boxed with and without early exit, with more time and without. */
    private static QueueConfig someWrapUp(QueueConfig queue, Dice dice) {
        if (dice.perMille(200)) {
            return queue.withWrapUp(null, WrapUpRules.USUAL);
        }
        return dice.perMille(600)
                ? queue.withWrapUp(
                        queue.wrapUpMillis(),
                        new WrapUpRules(dice.perMille(500), (int) dice.below(3), 2_000 + dice.below(4_000)))
                : queue;
    }

    /** None at all, or a bit of everything. */
    private static QueueLimits someLimits(Dice dice) {
        if (dice.perMille(400)) {
            return QueueLimits.NONE;
        }
        var unserved = List.of(WhenUnserved.values());
        return new QueueLimits(
                dice.oneOf(List.of(0, 0, 2, 5)),
                dice.oneOf(unserved),
                dice.oneOf(unserved),
                dice.oneOf(List.of(0L, 10_000L)),
                dice.oneOf(List.of(0L, 0L, 60_000L)),
                dice.oneOf(List.of(0L, 20_000L)),
                dice.perMille(500) ? List.of() : List.of(someOverflow(dice), someOverflow(dice)),
                dice.oneOf(List.of(QueueLimits.FOR_EVER, 0L, 5_000L)));
    }

    private static Overflow someOverflow(Dice dice) {
        return new Overflow(
                dice.oneOf(List.of(0L, 8_000L, 15_000L)),
                dice.oneOf(List.of(0L, 20_000L)),
                dice.perMille(700) ? someQueue(dice) : null,
                dice.oneOf(List.of(0, 50)));
    }

    /**
     * Each third agent serves all queues, the others two of them; every other speaks English. Where there are chats and mails most
     * have skills for them, and not all of those have slots.
     */
    static List<AgentConfig> agents(Scenario scenario) {
        var agents = new ArrayList<AgentConfig>();
        for (int i = 0; i < scenario.agents(); i++) {
            var skills = new ArrayList<SkillLevel>();
            for (int q = 0; q < 3; q++) {
                if (i % 3 == 0 || i % 3 != q) {
                    skills.add(new SkillLevel(
                            new SkillId(List.of(SERVICE, SALES, SUPPORT).get(q).value()), 1 + i % 5));
                }
            }
            if (i % 2 == 0) {
                skills.add(new SkillLevel(ENGLISH, 3));
            }
            if (scenario.blended() && i % 5 != 1) {
                skills.add(new SkillLevel(new SkillId(CHAT.value()), 1 + i % 4));
                skills.add(new SkillLevel(new SkillId(MAIL.value()), 2));
            }
            agents.add(new AgentConfig(
                    agent(i),
                    skills,
                    "north",
                    scenario.blended() ? CAPACITIES.get(i % CAPACITIES.size()) : VOICE_ONLY));
        }
        return agents;
    }

    static AgentId agent(int index) {
        return new AgentId("a" + (index < 9 ? "0" : "") + (index + 1));
    }

    static String station(AgentId agent) {
        return "10" + agent.value().substring(1);
    }

    static QueueId someQueue(Dice dice) {
        return dice.oneOf(List.of(SERVICE, SALES, SUPPORT));
    }

    /** Of that channel. */
    static QueueId someQueue(Dice dice, MediaChannel channel) {
        return switch (channel) {
            case VOICE -> someQueue(dice);
            case CHAT -> CHAT;
            case MAIL -> MAIL;
        };
    }

    /** Of whatever channel there is. */
    static QueueId anyQueue(Scenario scenario, Dice dice) {
        return scenario.blended() ? dice.oneOf(List.of(SERVICE, SALES, SUPPORT, CHAT, MAIL)) : someQueue(dice);
    }

    /** What this customer has come on: where there are chats and mails, of five two each, and one mail. */
    static MediaChannel channel(Scenario scenario, InteractionId interaction) {
        if (!scenario.blended()) {
            return MediaChannel.VOICE;
        }
        return switch ((int) (interaction.number() % 5)) {
            case 0, 1 -> MediaChannel.VOICE;
            case 2, 3 -> MediaChannel.CHAT;
            default -> MediaChannel.MAIL;
        };
    }

    static RoutingPlan somePlan(Dice dice, int agents) {
        var whole = new RoutingStep(new Who.QueueAgents(Requirement.NONE), 0, SkipWhen.NEVER);
        var named = new RoutingStep(
                new Who.NamedAgents(List.of(agent((int) dice.below(agents)), agent((int) dice.below(agents)))),
                6_000,
                someSkip(dice));
        return switch ((int) dice.below(6)) {
            case 0 -> new RoutingPlan(List.of(named, whole));
            case 1 -> new RoutingPlan(List.of(skilled(dice, 3), whole));
            case 2 -> new RoutingPlan(List.of(named, skilled(dice, 5), skilled(dice, 2), whole));
            case 3 -> new RoutingPlan(List.of(named), true);
            default -> RoutingPlan.WHOLE_QUEUE;
        };
    }

    /** English, or good at what one of the queues needs. */
    private static RoutingStep skilled(Dice dice, int level) {
        var english = new Requirement.Skill(ENGLISH, level);
        var good = new Requirement.Skill(new SkillId(someQueue(dice).value()), level);
        Requirement besides = dice.oneOf(List.of(
                english, new Requirement.AnyOf(List.of(english, good)), new Requirement.AllOf(List.of(english, good))));
        return new RoutingStep(new Who.QueueAgents(besides), 8_000, someSkip(dice));
    }

    private static SkipWhen someSkip(Dice dice) {
        return dice.oneOf(List.of(SkipWhen.values()));
    }
}
