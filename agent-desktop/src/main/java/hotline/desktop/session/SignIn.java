package hotline.desktop.session;

import hotline.crm.DatabaseAway;
import hotline.crm.people.Person;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries passwords: on purpose some 30 ms of computing each, so on threads of their own, half as many as there are processors; those who have signed in from the same place
 * before come first. How often somebody may try is said by {@link Tries}. Names are not logged: people type their password there.
 */
public final class SignIn implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final int MOST_WAITING = 200;
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final PasswordCheck passwords;
    private final Tries tries;
    private final ThreadPoolExecutor computing;
    private final AtomicLong order = new AtomicLong();

    /** Whether a password is somebody's. */
    @FunctionalInterface
    public interface PasswordCheck {
        /** The person, when the password is theirs and they may sign in. Takes as long for unknown names. Blocks; throws {@link DatabaseAway}. */
        Optional<Person> byPassword(String name, String password);
    }

    /** What came of it. */
    public sealed interface Result {
        record In(Person person) implements Result {}

        /** Name or password; which of them is not told. */
        record Wrong() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record Away() implements Result {}
    }

    public SignIn(PasswordCheck passwords, InstantSource clock) {
        this.passwords = passwords;
        this.tries = new Tries(clock);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.computing = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().name("sign-in-", 0).daemon().factory());
        computing.allowCoreThreadTimeOut(true);
    }

    /**
     * Never blocks.
     *
     * @param source from where: an address
     */
    public CompletableFuture<Result> tryIn(String name, String password, String source) {
        Tries.Pair who = new Tries.Pair(name, source);
        Duration wait = tries.begin(who);
        if (!wait.isZero()) {
            return CompletableFuture.completedFuture(new Result.TooMany(wait));
        }
        boolean trusted = tries.isTrusted(who);
        if (!trusted && computing.getQueue().size() >= MOST_WAITING) {
            tries.notMade(who);
            return CompletableFuture.completedFuture(new Result.TooMany(BUSY));
        }
        CompletableFuture<Result> result = new CompletableFuture<>();
        try {
            computing.execute(
                    new Try(!trusted, order.incrementAndGet(), () -> result.complete(compute(who, password))));
        } catch (RejectedExecutionException ending) {
            result.complete(new Result.Away());
        }
        return result;
    }

    private Result compute(Tries.Pair who, String password) {
        try {
            Optional<Person> person = passwords.byPassword(who.name(), password);
            if (person.isPresent()) {
                tries.right(who);
                return new Result.In(person.get());
            }
            log.info("a wrong name or password from {}", who.source());
            return new Result.Wrong();
        } catch (DatabaseAway away) {
            tries.notMade(who);
            return new Result.Away();
        } catch (RuntimeException ourMistake) {
            log.error("a password could not be checked", ourMistake);
            return new Result.Away();
        }
    }

    /** Who is known comes first, then who came first. */
    private record Try(boolean stranger, long order, Runnable work) implements Runnable, Comparable<Try> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Try other) {
            int byTrust = Boolean.compare(stranger, other.stranger);
            return byTrust != 0 ? byTrust : Long.compare(order, other.order);
        }
    }

    @Override
    public void close() {
        computing.shutdownNow();
    }
}
