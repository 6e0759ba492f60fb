package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.engine.Acd;
import hotline.acd.engine.AcdListener;
import hotline.cti.Arrivals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * {@code stop}: asks for the end, at once or when the last interaction is over. Until then nobody new is let in; when the one who asked does not wait for
 * it, everything is as before.
 */
public final class AskStop implements ControlCommand, AcdListener {
    private final Acd acd;
    private final Arrivals arrivals;
    private final Ending ending;
    private final Semaphore ended = new Semaphore(0);

    public AskStop(Acd acd, Arrivals arrivals, Ending ending) {
        this.acd = acd;
        this.arrivals = arrivals;
        this.ending = ending;
        acd.subscribe(this, snapshot -> {});
    }

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public Object run(JsonNode arguments, Reply reply) throws InterruptedException {
        if (Arguments.truth(arguments, "whenIdle")) {
            boolean idle = false;
            arrivals.shut();
            try {
                awaitIdle(reply);
                idle = true;
            } finally {
                if (!idle) {
                    arrivals.open();
                }
            }
        }
        ending.ask(Ending.How.STOP);
        return Map.of("state", "stopping");
    }

    @Override
    public void happened(List<Recorded> events) {
        if (events.stream().anyMatch(recorded -> recorded.event() instanceof Event.InteractionEnded)) {
            ended.release();
        }
    }

    private void awaitIdle(Reply reply) throws InterruptedException {
        reply.step("new calls are refused from now on");
        ended.drainPermits();
        for (int left = interactions(); left > 0; left = interactions()) {
            reply.step("waiting for " + left + (left == 1 ? " interaction" : " interactions") + " to end");
            ended.acquire();
            ended.drainPermits();
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
