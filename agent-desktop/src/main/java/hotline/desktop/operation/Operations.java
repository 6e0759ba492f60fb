package hotline.desktop.operation;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.crm.DatabaseAway;
import hotline.crm.people.Person;
import hotline.desktop.live.LiveEnded;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of operations, and the one way through it. Any thread. */
public final class Operations {
    private static final Logger log = LoggerFactory.getLogger(Operations.class);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Map<String, Operation<?>> byName = new TreeMap<>();
    private final LongAdder refused = new LongAdder();

    public Operations(List<Operation<?>> operations) {
        for (Operation<?> operation : operations) {
            if (byName.put(operation.name(), operation) != null) {
                throw new IllegalArgumentException("two operations are called " + operation.name());
            }
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param result null when there is nothing to tell */
        record Done(@Nullable Object result) implements Outcome {}

        record Refused(NotDone why) implements Outcome {}
    }

    public Collection<Operation<?>> all() {
        return byName.values();
    }

    /** How often somebody asked for what is not theirs. */
    public long refused() {
        return refused.sum();
    }

    /**
     * Does what the person asks for, or not; never completes exceptionally, and always in time. Does not block.
     *
     * @param arguments as they came
     */
    public CompletableFuture<Outcome> ask(Person person, String name, JsonNode arguments) {
        return ask(person, name, arguments, result -> result);
    }

    /**
     * The same, answered in another form.
     *
     * @param formed what the result is told as; may do all that the operation may
     */
    public CompletableFuture<Outcome> ask(
            Person person, String name, JsonNode arguments, UnaryOperator<@Nullable Object> formed) {
        Operation<?> operation = byName.get(name);
        if (operation == null) {
            NotDone unknown = NotDone.unknown("operation", "There is no such operation.");
            return CompletableFuture.completedFuture(new Outcome.Refused(unknown));
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual()
                .name("operation-" + name)
                .start(() -> outcome.complete(outcome(person, operation, arguments, formed)));
        return outcome.completeOnTimeout(
                        new Outcome.Refused(NotDone.tooSlow()), LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((told, failure) -> {
                    if (thread.isAlive() && told instanceof Outcome.Refused) {
                        thread.interrupt();
                    }
                });
    }

    /** Says no to what is not the person's, and notes it. */
    public Outcome refuse(Person person, String name, String why) {
        refused.increment();
        log.warn("refused: {} asked for {}: {}", person.id(), name, why);
        return new Outcome.Refused(NotDone.forbidden(why));
    }

    private <B extends Record> Outcome outcome(
            Person person, Operation<B> operation, JsonNode arguments, UnaryOperator<@Nullable Object> formed) {
        try {
            if (!operation.isFor(person)) {
                throw NotDone.forbidden("This is not for your role.");
            }
            B body = Arguments.read(arguments, operation.body());
            return new Outcome.Done(formed.apply(operation.doing().with(person, body)));
        } catch (NotDone why) {
            return why.status() == 403
                    ? refuse(person, operation.name(), why.problem().message())
                    : new Outcome.Refused(why);
        } catch (DatabaseAway away) {
            return new Outcome.Refused(NotDone.databaseAway());
        } catch (LiveEnded ended) {
            return new Outcome.Refused(NotDone.ending());
        } catch (InterruptedException late) {
            return new Outcome.Refused(NotDone.tooSlow());
        } catch (RuntimeException ourMistake) {
            log.error("operation {} failed", operation.name(), ourMistake);
            return new Outcome.Refused(NotDone.failed());
        }
    }
}
