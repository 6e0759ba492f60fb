package hotline.ivr.run;

import hotline.ivr.flow.Key;

/**
 * Is told the caller's path through a flow, so that the interaction's story can show it. Gets ids, codes and pressed menu keys only, never what a
 * caller entered.
 *
 * <p>Thread: the caller's own. Must not block for long (the caller hears silence meanwhile) and should not throw; what it throws is logged and
 * otherwise ignored. Every {@code entered} is followed by exactly one {@code left} of the same node, unless our process dies. After a restart the node that was
 * interrupted is entered again: a second {@code entered} without {@code left} between means just that.
 */
public interface FlowJournal {

    /**
     * The caller has arrived at a node.
     *
     * @param soFar language and variables with which {@link FlowRun#resume} continues here after a restart; they may hold
     *     what the caller entered (never masked input), so they belong into the customer records and not into events
     */
    void entered(String node, Variables soFar);

    /** The caller has left the node. */
    void left(String node, Exit how);

    /**
     * The caller has got something done: from now on the interaction counts as served by the flow, also when she hangs up before the flow's end. May come more than
     * once, and for several services; comes before the node's {@code left}.
     *
     * @param service its code
     */
    default void served(String service) {}

    /** How a node was left. */
    sealed interface Exit {
        /** The node did its work and went on. */
        record Done() implements Exit {}

        /** A menu's key, one that led somewhere. */
        record Pressed(Key key) implements Exit {}

        /** Digits were collected; only how many is told. */
        record Collected(int digits) implements Exit {}

        /** The caller was asked for a message, and has left one or not. */
        record Spoke(boolean kept) implements Exit {}

        /** A branch was taken: its position in the node from 0 on; the `else` has the last. */
        record Branched(int position) implements Exit {}

        /** In a way that only this kind of node has: {@code identified}, {@code not-identified:locked} … */
        record Way(String name) implements Exit {}

        /** Found in the customer records, by kind ({@code customer}, {@code bill}, {@code order}, {@code ticket}) and id; also a ticket just opened. */
        record Found(String kind, String id) implements Exit {}

        /** Looked up, and the answer is that there is none or no single one. */
        record NotFound(String kind) implements Exit {}

        /** No key came within the time, as often as the node allows. */
        record TimedOut() implements Exit {}

        /** Wrong keys, as often as the node allows. */
        record WrongKeys() implements Exit {}

        /** Something behind the flow failed or was too slow; the caller gets an apology and a person. */
        record Failed(String code) implements Exit {}

        record HandedOver(String queue) implements Exit {}

        /** We hang up; the code of the service when the caller was served. */
        record HungUp(String service) implements Exit {}

        /** The caller hung up in this node. */
        record CallerLeft() implements Exit {}
    }
}
