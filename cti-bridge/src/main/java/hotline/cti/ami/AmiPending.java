package hotline.cti.ami;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The actions that wait for an answer. Begun from any thread; answered by the reader thread only. */
final class AmiPending {
    private static final int LONGEST_LIST = 100_000;

    private final long answerWithinMillis;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<String, Waiting> byActionId = new ConcurrentHashMap<>();

    AmiPending(Duration answerWithin) {
        this.answerWithinMillis = answerWithin.toMillis();
    }

    /** One action that waits. List and response are the reader's. */
    static final class Waiting {
        private final String actionId;
        private final CompletableFuture<AmiResponse> answer = new CompletableFuture<>();
        private final List<AmiEvent> list = new ArrayList<>();
        private @Nullable AmiHeaders response;

        private Waiting(String actionId) {
            this.actionId = actionId;
        }

        String actionId() {
            return actionId;
        }

        CompletableFuture<AmiResponse> answer() {
            return answer;
        }
    }

    Waiting begin() {
        Waiting waiting = new Waiting("h" + lastNumber.incrementAndGet());
        byActionId.put(waiting.actionId, waiting);
        CompletableFuture.delayedExecutor(answerWithinMillis, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> fail(waiting, new AmiUnavailable("Asterisk did not answer in time")));
        return waiting;
    }

    /** A message without an event's name: the answer to an action. */
    void answered(AmiHeaders response) {
        Waiting waiting = byActionId.get(response.text("ActionID"));
        if (waiting == null) {
            return;
        }
        if (response.text("EventList").equalsIgnoreCase("start")) {
            waiting.response = response;
        } else {
            byActionId.remove(waiting.actionId);
            waiting.answer.complete(
                    new AmiResponse(response.text("Response").equalsIgnoreCase("Success"), response, List.of()));
        }
    }

    /** Whether the event is an item, or the end, of a list that was asked for. */
    boolean listed(AmiEvent event) {
        String actionId = event.headers().first("ActionID");
        Waiting waiting = actionId == null ? null : byActionId.get(actionId);
        AmiHeaders response = waiting == null ? null : waiting.response;
        if (waiting == null || response == null) {
            return false;
        }
        if (event.text("EventList").isEmpty()) {
            if (waiting.list.size() < LONGEST_LIST) {
                waiting.list.add(event);
            }
        } else {
            byActionId.remove(waiting.actionId);
            boolean complete = event.text("EventList").equalsIgnoreCase("Complete");
            waiting.answer.complete(new AmiResponse(complete, response, waiting.list));
        }
        return true;
    }

    void fail(Waiting waiting, AmiUnavailable why) {
        byActionId.remove(waiting.actionId);
        waiting.answer.completeExceptionally(why);
    }

    void failAll(AmiUnavailable why) {
        byActionId.values().forEach(waiting -> fail(waiting, why));
    }
}
