package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.queue.BlockCause;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.WhenUnserved;
import hotline.acd.routing.HourCount;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A queue: its rules, and the pools of agents its entries wait for. Changed by {@link Changes} and {@link Boards} alone. */
final class QueueBoard {
    /** What is expected of a queue that has handled nothing yet. */
    static final long USUAL_HANDLING_MILLIS = 180_000;
    /** Of how many interactions the mean is made, so to speak. */
    private static final int MEMORY = 32;

    QueueConfig config;
    /** By what they ask for besides; {@link Requirement#NONE} is the whole queue. In the order in which they were first needed. */
    final Map<Requirement, Pool> pools = new LinkedHashMap<>();
    /** All entries on the line that have not ended, waiting or offered, in whatever step. */
    final Set<Entry> inQueue = new LinkedHashSet<>();
    /** Places of callers who have hung up and will be called, and what agents ask for; no limit of the queue concerns them. */
    final Set<Entry> held = new LinkedHashSet<>();
    /** How many serve the queue, logged in or not, and how many of them serve another one too. */
    int members;

    final Map<QueueBoard, Integer> sharing = new LinkedHashMap<>();
    /** Who was last offered an entry of this queue. */
    @Nullable
    AgentId lastAsked;

    /** The pool of all who serve the queue; made with it. */
    @Nullable
    Pool whole;

    /** Mean handling time of the last interactions, wrap-up and all; 0 as long as there was none. */
    long meanHandlingMillis;

    /** Since when it is closed, null while it is open. */
    @Nullable
    Long closedSince;
    /** Since when nobody can serve it, null while somebody can. */
    @Nullable
    Long unservedSince;
    /** Entries answered or abandoned in the last hour, and those of them answered in time. */
    HourCount counted = new HourCount();

    HourCount answeredInTime = new HourCount();
    /** Whether nobody ever has to leave by a rule, and whether some rule depends on more than the time waited. */
    private boolean unlimited;

    boolean reviewed;
    private SortedSet<SkillId> skills;

    QueueBoard(QueueConfig config) {
        this.config = config;
        this.skills = config.serves().skills();
        configure(config);
    }

    void configure(QueueConfig rules) {
        config = rules;
        skills = rules.serves().skills();
        unlimited = rules.limits().equals(QueueLimits.NONE);
        reviewed = rules.limits().overflows().stream().anyMatch(rule -> !rule.isByTimeAlone());
    }

    void add(Entry entry) {
        (entry.held == null && entry.purpose == null ? inQueue : held).add(entry);
    }

    boolean hasNoLimits() {
        return unlimited;
    }

    /** Why nobody can serve the queue at this moment, null when somebody can. */
    @Nullable
    BlockCause unserved() {
        var all = whole();
        if (all.count(AgentState.READY) + all.working() > 0) {
            return null;
        }
        return all.isStaffed() ? BlockCause.ALL_NOT_READY : BlockCause.NOBODY_LOGGED_IN;
    }

    /** What the queue's rule for that cause is. */
    WhenUnserved whenUnserved(BlockCause cause) {
        return cause == BlockCause.NOBODY_LOGGED_IN
                ? config.limits().whenNobodyLoggedIn()
                : config.limits().whenAllNotReady();
    }

    /** An entry was answered, or abandoned. */
    void counts(boolean inTime, long at) {
        counted.happened(at);
        if (inTime) {
            answeredInTime.happened(at);
        }
    }

    /** Service level of the last hour, answered in time of answered and abandoned, per cent; 100 when there was nothing. */
    int serviceLevel(long now) {
        int all = counted.inTheHourTo(now);
        return all == 0 ? 100 : answeredInTime.inTheHourTo(now) * 100 / all;
    }

    /** All who serve the queue. */
    Pool whole() {
        return Objects.requireNonNull(whole, "made with the queue");
    }

    /** An interaction of the queue was handled: the mean forgets slowly what was before. */
    void handled(long millis) {
        meanHandlingMillis =
                meanHandlingMillis == 0 ? millis : meanHandlingMillis + (millis - meanHandlingMillis) / MEMORY;
    }

    /** How long handling an interaction is expected to take, milliseconds. */
    long handlingMillis() {
        return meanHandlingMillis == 0 ? USUAL_HANDLING_MILLIS : meanHandlingMillis;
    }

    boolean ringsAll() {
        return config.policy() == SelectionPolicy.RING_ALL;
    }

    boolean serves(Agent agent) {
        return agent.slots(config.channel()) > 0 && config.serves().isMetBy(agent.config);
    }

    /** How good the agent is at what the queue needs: the levels in its skills, summed; at least 1. */
    long proficiency(Agent agent) {
        long sum = 0;
        for (SkillId skill : skills) {
            sum += agent.config.levelOf(skill);
        }
        return Math.max(1, sum);
    }

    /** What is missing to an expert in all that the queue needs. */
    long shortcoming(Agent agent) {
        return (long) SkillLevel.HIGHEST * skills.size() - proficiency(agent);
    }
}
