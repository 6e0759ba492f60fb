package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.engine.Acd;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** {@code stop}: asks for the end, at once or when the last interaction is over. */
public final class AskStop implements ControlCommand {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Acd acd;
    private final Ending ending;

    public AskStop(Acd acd, Ending ending) {
        this.acd = acd;
        this.ending = ending;
    }

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) throws InterruptedException {
        if (Arguments.truth(arguments, "whenIdle")) {
            awaitIdle(reply);
        }
        ending.ask(Ending.How.STOP);
        return Map.of("state", "stopping");
    }

    private void awaitIdle(Reply reply) throws InterruptedException {
        int before = 0;
        for (int left = interactions(); left > 0; left = interactions()) {
            if (left != before) {
                reply.step("waiting for " + left + (left == 1 ? " interaction" : " interactions") + " to end");
                before = left;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private int interactions() throws InterruptedException {
        try {
            return acd.snapshot().get().interactions().size();
        } catch (ExecutionException stopping) {
            return 0;
        }
    }
}
