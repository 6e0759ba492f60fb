package hotline.cti.carrier;

import java.time.Instant;

/**
 * Something that happened at a demo phone.
 *
 * @param at as the phones' Asterisk saw it, to the microsecond
 * @param leg names one call of this phone; also the name of its recording
 * @param caller the number shown to the phone, as it came
 * @param cause Q.850, of an end; else 0
 */
public record PhoneEvent(String extension, Kind kind, Instant at, String leg, String caller, int cause) {
    /** What happened. */
    public enum Kind {
        /** An INVITE came; the phone rings, or refuses. */
        INVITED,
        /** It dials, itself. */
        DIALLED,
        /** 200 OK, by it or by the other side. */
        ANSWERED,
        /** The phone hangs up: BYE sent. */
        HUNG_UP,
        /** The other side ended it: BYE or CANCEL received, or its call was refused. */
        ENDED_BY_OTHER,
        /** Nothing is left of this leg. */
        GONE,
        REGISTERED,
        UNREGISTERED
    }
}
