package hotline.ivr.run;

import hotline.ivr.run.FlowJournal.Exit;

/** How a node was left and what comes then. */
record Move(Exit exit, Next next) {

    sealed interface Next {
        /** To a node of the same flow. */
        record Go(String node) implements Next {}

        /** Out of flows that were called, to a node by its whole name. */
        record Out(String place) implements Next {}

        record Finish(FlowResult result) implements Next {}
    }

    static Move to(String node, Exit exit) {
        return new Move(exit, new Next.Go(node));
    }

    static Move out(String place, Exit exit) {
        return new Move(exit, new Next.Out(place));
    }

    static Move end(FlowResult result, Exit exit) {
        return new Move(exit, new Next.Finish(result));
    }
}
