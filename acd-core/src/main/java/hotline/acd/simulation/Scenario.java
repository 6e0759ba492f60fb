package hotline.acd.simulation;

/**
 * What a simulated centre is like. Times in milliseconds, shares in per mille.
 *
 * @param agents how many agents there are
 * @param lastsMillis how long customers keep coming; afterwards everything is let run out
 * @param arrivalGapMillis mean time between two arrivals
 * @param talkMillis mean length of a conversation
 * @param patienceMillis mean time after which a waiting customer hangs up
 * @param agentRestlessMillis mean time between two things an agent does unasked: break, sign out, change phones …
 * @param interventionGapMillis mean time between two interventions of a supervisor; 0 for none
 * @param reconfigurationGapMillis mean time between two changes of the configuration; 0 for none
 * @param ignored share of offers nobody answers
 * @param declined share of offers declined
 * @param phoneFails share of offers whose phone is busy, unreachable or fails otherwise, and of conversations in which it loses the line
 * @param lost share of reports that never arrive, until legs are compared
 * @param late share of reports that arrive up to three seconds late, so in another order
 * @param twice share of reports that arrive twice
 * @param crashes whether the process dies now and then and starts again from its journal
 * @param limited whether queues have limits, so that callers are sent away, and ring all at times
 * @param keeping share of waiting callers who hang up, keep the place and want to be called
 * @param blended whether there are chats and mails besides calls, and agents with slots for several of them
 */
public record Scenario(
        int agents,
        long lastsMillis,
        long arrivalGapMillis,
        long talkMillis,
        long patienceMillis,
        long agentRestlessMillis,
        long interventionGapMillis,
        long reconfigurationGapMillis,
        int ignored,
        int declined,
        int phoneFails,
        int lost,
        int late,
        int twice,
        boolean crashes,
        boolean limited,
        boolean blended,
        int keeping) {
    /** Calls only. */
    public Scenario(
            int agents,
            long lastsMillis,
            long arrivalGapMillis,
            long talkMillis,
            long patienceMillis,
            long agentRestlessMillis,
            long interventionGapMillis,
            long reconfigurationGapMillis,
            int ignored,
            int declined,
            int phoneFails,
            int lost,
            int late,
            int twice,
            boolean crashes,
            boolean limited) {
        this(
                agents,
                lastsMillis,
                arrivalGapMillis,
                talkMillis,
                patienceMillis,
                agentRestlessMillis,
                interventionGapMillis,
                reconfigurationGapMillis,
                ignored,
                declined,
                phoneFails,
                lost,
                late,
                twice,
                crashes,
                limited,
                false,
                0);
    }

    /** A quiet day: everything arrives, everybody answers. */
    public static final Scenario QUIET =
            new Scenario(6, 600_000, 6_000, 30_000, 60_000, 600_000, 0, 0, 0, 0, 0, 0, 0, 0, false, true);

    /** Everything that can go wrong does, often. */
    public static final Scenario ROUGH = new Scenario(
            6, 300_000, 4_000, 25_000, 40_000, 40_000, 10_000, 20_000, 120, 80, 120, 60, 150, 100, true, true);

    /** Two agents who mostly do not want, few callers with patience: what matters is when somebody is asked again. */
    public static final Scenario UNWILLING =
            new Scenario(2, 600_000, 25_000, 15_000, 90_000, 60_000, 60_000, 0, 250, 500, 250, 0, 0, 0, false, true);

    /** The same, but nobody changes queues or agents while it lasts. */
    public Scenario unchanged() {
        return with(lastsMillis, 0, blended, keeping);
    }

    /** The same, but customers come for another time. */
    public Scenario lasting(long millis) {
        return with(millis, reconfigurationGapMillis, blended, keeping);
    }

    /** The same, but with chats and mails. */
    public Scenario withChatAndMail() {
        return with(lastsMillis, reconfigurationGapMillis, true, keeping);
    }

    /** The same, but this share of those who wait keep the place and hang up. */
    public Scenario keepingPlaces(int perMille) {
        return with(lastsMillis, reconfigurationGapMillis, blended, perMille);
    }

    private Scenario with(long lasts, long reconfigurationGap, boolean blend, int keep) {
        return new Scenario(
                agents,
                lasts,
                arrivalGapMillis,
                talkMillis,
                patienceMillis,
                agentRestlessMillis,
                interventionGapMillis,
                reconfigurationGap,
                ignored,
                declined,
                phoneFails,
                lost,
                late,
                twice,
                crashes,
                limited,
                blend,
                keep);
    }

    /** Whether the core may have to be told what it was not: else legs need not be compared. */
    boolean needsRepairs() {
        return crashes || lost > 0 || late > 0 || twice > 0;
    }
}
