package hotline.acd.distributor;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.routing.HourCount;
import hotline.acd.routing.WorkLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent as the distributor sees one. Changed by {@link Changes} alone. */
final class Agent {
    /** Who has least in hand, of them the longest idle first. */
    static final Comparator<Agent> LONGEST_IDLE = (one, other) -> {
        if (one.load != other.load) {
            return Integer.compare(one.load, other.load);
        }
        return one.idleSince != other.idleSince
                ? Long.compare(one.idleSince, other.idleSince)
                : one.id().compareTo(other.id());
    };

    private final AgentId id;
    AgentConfig config;
    Availability availability = Availability.LOGGED_OUT;
    long availabilitySince;

    @Nullable
    Availability pending;

    @Nullable
    String station;

    AgentState state = AgentState.LOGGED_OUT;
    long stateSince;
    long idleSince;
    long offerAllowedFrom;
    /** What occupies the slots: the offers that have not ended, and the parts that have not. The oldest first. */
    final List<Offer> offers = new ArrayList<>(1);

    final List<Assignment> assignments = new ArrayList<>(1);
    /** On whose line the agent, a supervisor, is; nothing else can be in hand meanwhile. */
    @Nullable
    Watch watching;
    /** The channels that can be offered now, see {@link Slots}: follows from availability, capacity and what is in hand. */
    int open;
    /** How many interactions of each channel are in hand, see {@link Slots}. */
    int inHand;
    /** How much that is, each interaction as its share of the channel's slots, {@link Slots#WHOLE} a whole agent. */
    int load;

    private Slots slots;

    /** Whether the agent's chances may have changed since the last matching, see {@link Unsettled}. */
    boolean unsettled;

    final WorkLog work;
    HourCount accepted = new HourCount();
    /** Those that admit this agent. */
    final List<Pool> pools = new ArrayList<>();

    Agent(AgentConfig config, WorkLog work) {
        this.id = config.id();
        this.config = config;
        this.slots = Slots.of(config.capacity());
        this.work = work;
    }

    void configure(AgentConfig other) {
        config = other;
        slots = Slots.of(other.capacity());
    }

    AgentId id() {
        return id;
    }

    boolean isSignedIn() {
        return station != null;
    }

    /** Whether nothing of ours occupies the agent. */
    boolean isFree() {
        return offers.isEmpty() && assignments.isEmpty() && watching == null;
    }

    /** Whether it is offered anything, or has a part in something, by what was reckoned last. */
    boolean hasSomethingInHand() {
        return inHand != 0;
    }

    /** Whether the channel can be offered now. */
    boolean isOpenFor(MediaChannel channel) {
        return (open & Slots.bit(channel)) != 0;
    }

    /** Whether one more of the channel goes beside what is in hand, willing or not. */
    boolean hasRoomFor(MediaChannel channel) {
        return (room() & Slots.bit(channel)) != 0;
    }

    /** Whether anything more does. */
    boolean hasRoom() {
        return room() != 0;
    }

    private int room() {
        return watching == null ? slots.room(inHandNow()) : 0;
    }

    /** What {@link #inHand} must be. */
    int inHandNow() {
        if (offers.isEmpty() && assignments.isEmpty()) {
            return 0;
        }
        int count = 0;
        for (int i = 0; i < offers.size(); i++) {
            count += Slots.one(offers.get(i).entry.channel());
        }
        for (int i = 0; i < assignments.size(); i++) {
            count += Slots.one(assignments.get(i).interaction.channel);
        }
        return count;
    }

    /** Takes over what follows from availability, capacity and what is in hand. In no pool meanwhile. */
    void reckon() {
        int inHandNow = inHandNow();
        reckon(openNow(inHandNow), inHandNow);
    }

    /** The same, when they are known already. */
    void reckon(int openNow, int inHandNow) {
        open = openNow;
        inHand = inHandNow;
        load = slots.load(inHandNow);
    }

    /** What {@link #open} must be with so much in hand. Who is about to leave gets nothing more. */
    int openNow(int inHandNow) {
        if (watching != null) {
            return 0;
        }
        return availability instanceof Availability.Ready && pending == null ? slots.room(inHandNow) : 0;
    }

    /** Whether one interaction is all there can be in hand. */
    boolean hasOneSlot() {
        return slots.single;
    }

    /** How many slots of the channel there are. */
    int slots(MediaChannel channel) {
        return slots.most(channel);
    }

    /** How many of them are empty. */
    int slotsLeft(MediaChannel channel) {
        return slots.most(channel) - Slots.count(inHand, channel);
    }

    /** The agent's part of the interaction, null for none. */
    @Nullable
    Assignment partOf(InteractionId interaction) {
        for (Assignment part : assignments) {
            if (part.interaction.id.equals(interaction)) {
                return part;
            }
        }
        return null;
    }

    /** Whether the agent is offered this interaction, or has a part in it, if only its wrap-up. */
    boolean isConcernedWith(Interaction interaction) {
        for (Offer offer : offers) {
            if (offer.entry.interaction == interaction) {
                return true;
            }
        }
        for (Assignment part : assignments) {
            if (part.interaction == interaction) {
                return true;
            }
        }
        return false;
    }

    boolean isInConversation() {
        for (Assignment part : assignments) {
            if (part.inConversation()) {
                return true;
            }
        }
        return false;
    }

    boolean isNotReadyFor(NotReadyReason reason) {
        return availability instanceof Availability.NotReady notReady
                && notReady.reason().equals(reason);
    }

    /** Of several parts the one that takes the agent most: talking before hold, hold before wrap-up. */
    AgentState derivedState() {
        if (!assignments.isEmpty()) {
            var state = AgentState.WRAP_UP;
            for (Assignment part : assignments) {
                var of = part.state();
                state = of.compareTo(state) < 0 ? of : state;
            }
            return state;
        }
        if (!offers.isEmpty()) {
            return AgentState.RESERVED;
        }
        return switch (availability) {
            case Availability.LoggedOut out -> AgentState.LOGGED_OUT;
            case Availability.NotReady notReady -> AgentState.NOT_READY;
            case Availability.Ready ready -> AgentState.READY;
        };
    }

    /** What the time in the present state counts as. */
    WorkLog.Kind kindOfTime() {
        return switch (state) {
            case LOGGED_OUT, NOT_READY -> WorkLog.Kind.NEITHER;
            case READY -> WorkLog.Kind.IDLE;
            case RESERVED, TALKING, HOLD, WRAP_UP -> WorkLog.Kind.WORK;
        };
    }
}
