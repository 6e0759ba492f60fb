package hotline.ivr.run;

import hotline.ivr.flow.Node.Method;
import java.time.Duration;
import java.util.Map;

/**
 * Asks a business system over the web; implemented by whoever knows where the systems are and what we sign in with. A flow can only name a system: it can neither
 * say where that is nor lead the request anywhere else.
 *
 * <p>Thread: called on a virtual thread of its own per question, never on the caller's. May block for up to the call's time-out; an answer after that is thrown away and the
 * thread interrupted, whereupon the connection must be given up. May throw any unchecked exception, which counts as a failure. Whether asking twice is the same as asking once
 * depends on the method; the implementation asks once.
 */
@FunctionalInterface
public interface BusinessRequest {
    /** Where there are no such systems. */
    BusinessRequest NONE = call -> new Reply.Failed("no-system", false);

    Reply ask(Call call);

    /**
     * A request.
     *
     * @param system its name in the configuration
     * @param path below the system's own address, percent-encoded, with the query; from outside in parts, but never more than a path and a query
     * @param body by name, to be sent as a JSON object; empty with {@link Method#GET}; may hold masked digits, which belong into no log
     * @param take by variable: where its value stands in the answer, as {@code delivery.lines.0.count}
     */
    record Call(
            String system,
            Method method,
            String path,
            Map<String, Object> body,
            Map<String, String> take,
            Duration timeOut) {
        public Call {
            body = Map.copyOf(body);
            take = Map.copyOf(take);
        }

        /** Without path and body, which are a customer's. */
        @Override
        public String toString() {
            return "Call[" + method + " to " + system + "]";
        }
    }

    /** What came of it. */
    sealed interface Reply {
        /**
         * The answer's values by variable: {@link String}, {@link Long} or {@link Boolean}, of modest length and without control characters; those that were not in the answer
         * are missing.
         */
        record Answered(Map<String, Object> values) implements Reply {
            public Answered {
                values = Map.copyOf(values);
            }
        }

        /** There is no such thing. */
        record None() implements Reply {}

        /**
         * It cannot be had.
         *
         * @param code why, for the interaction's story
         * @param again whether asking once more may help
         */
        record Failed(String code, boolean again) implements Reply {}
    }
}
