package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;

/** One thing that can be asked of the running server. */
public interface ControlCommand {
    /** Under which path: {@code /control/NAME}; lower-case letters and hyphens. */
    String name();

    /**
     * Does it. On a virtual thread of its own, many at once; may block; is interrupted when the one who asked goes away.
     *
     * @param arguments a JSON object, from outside: hostile
     * @return the result, anything Jackson can write
     * @throws hotline.server.Refused when it is not done, told as it is to the one who asked
     */
    Object run(JsonNode arguments, Reply reply) throws InterruptedException;
}
