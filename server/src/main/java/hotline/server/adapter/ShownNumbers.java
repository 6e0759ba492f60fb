package hotline.server.adapter;

import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.server.Refused;
import hotline.server.center.Center;
import hotline.server.center.CenterConfiguration.Number;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which number of ours somebody is shown whom we call without her having asked for it in a certain interaction. Any thread.
 *
 * <ol>
 *   <li>The one of the newest interaction with her, if it is still one of ours.
 *   <li>The first that leads to the queue on whose behalf she is called: who calls back reaches it.
 *   <li>The centre's first.
 * </ol>
 *
 * @param center in force; refuses while there is none
 * @param newest the number of ours in the newest interaction with whoever has this number; blocks, and throws {@link DatabaseAway}
 */
record ShownNumbers(Supplier<Center> center, Function<String, Optional<String>> newest) {
    private static final Logger log = LoggerFactory.getLogger(ShownNumbers.class);

    /** Empty only when the centre has no number. Blocks. */
    String to(String number, QueueId queue) {
        return sheKnows(number)
                .or(() -> first(ours -> center.get().queuesOf(ours).contains(queue)))
                .orElseGet(this::usual);
    }

    /** The first of those customers dial. Does not block. */
    String usual() {
        return first(ours -> true).orElse("");
    }

    private Optional<String> sheKnows(String number) {
        try {
            return newest.apply(number)
                    .flatMap(known -> first(ours -> ours.dialled().equals(known)));
        } catch (DatabaseAway away) {
            log.info("somebody is called with a number of her queue's: {}", away.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> first(Predicate<Number> wanted) {
        return numbers().stream().filter(wanted).findFirst().map(Number::dialled);
    }

    private List<Number> numbers() {
        try {
            return center.get().configuration().numbers();
        } catch (Refused starting) {
            return List.of();
        }
    }
}
