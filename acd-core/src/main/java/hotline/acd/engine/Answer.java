package hotline.acd.engine;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Rejection;

/** What a request's sender is told. */
public sealed interface Answer {
    /** Done; {@code upTo} is the last event it caused, or the last before it when it changed nothing. */
    record Done(Position upTo) implements Answer {}

    /** Not done, and why. */
    record Rejected(Rejection rejection) implements Answer {}
}
