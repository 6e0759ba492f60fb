package hotline.journey;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * How long after a key the next prompt begins, ours beside Asterisk's own {@code Read()}, callers alternating between both on the same Asterisk: from the end of the digit as it is
 * sent to the first packet of audio as it is received. And how many callers at once miss no digit and hear no gap. Not a test: a machine that does something else shows something
 * else. {@code server/README.md} says how it is run.
 */
public final class DigitBench {
    private static final String CARRIER = "127.0.0.2";
    private static final String OURS = "4090";
    private static final String NATIVE = "4091";
    private static final int DIGITS_OF_A_CALL = 20;
    private static final Duration SILENCE = Duration.ofMillis(260);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int RESAMPLES = 2_000;

    private final int port;
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong longestGap = new AtomicLong();

    private DigitBench(int port) {
        this.port = port;
    }

    /** @param arguments callers at once (50), digits of each side (2000), callers at once of either side alone (200) */
    public static void main(String[] arguments) throws Exception {
        int callers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int digits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int crowd = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        Centre centre = Centre.start(
                yaml -> yaml.replace("\nnumbers:\n", "\nnumbers:\n  \"4090\": {flow: digits.yaml, language: en}\n"));
        try {
            centre.asterisk("module load app_read.so");
            centre.asterisk("dialplan add extension " + NATIVE + ",1,Answer() into from-trunk");
            centre.asterisk("dialplan add extension " + NATIVE + ",2,Read(digit,"
                    + centre.recording("en", "please-hold") + ",1,,1,30) into from-trunk");
            centre.asterisk(
                    "dialplan add extension " + NATIVE + ",3,Goto(from-trunk," + NATIVE + ",2) into from-trunk");
            new DigitBench(centre.trunkPort()).beside(callers, digits);
            new DigitBench(centre.trunkPort()).crowd(crowd, "ours", OURS);
            new DigitBench(centre.trunkPort()).crowd(crowd, "native", NATIVE);
        } finally {
            centre.close();
        }
        System.exit(0);
    }

    private void beside(int callers, int digits) throws InterruptedException {
        Queue<Double> ours = new ConcurrentLinkedQueue<>();
        Queue<Double> theirs = new ConcurrentLinkedQueue<>();
        int calls = Math.max(2, 2 * digits / (callers * DIGITS_OF_A_CALL));
        atOnce(callers, caller -> {
            for (int call = 0; call < calls; call++) {
                boolean first = (caller + call) % 2 == 0;
                talk(first ? OURS : NATIVE, first ? ours : theirs);
            }
        });
        double[] one = sorted(ours);
        double[] other = sorted(theirs);
        System.out.printf(
                "%d callers, %d digits ours, %d native, %d missed, %d calls refused%n",
                callers, one.length, other.length, missed.get(), refused.get());
        for (double share : new double[] {0.5, 0.99}) {
            double[] interval = interval(one, other, values -> quantile(values, share));
            System.out.printf(
                    "p%.0f: ours %.2f ms, native %.2f ms, difference %.2f ms (95 %%: %.2f to %.2f)%n",
                    share * 100,
                    quantile(one, share),
                    quantile(other, share),
                    quantile(one, share) - quantile(other, share),
                    interval[0],
                    interval[1]);
        }
    }

    private void crowd(int callers, String name, String number) throws InterruptedException {
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        atOnce(callers, caller -> talk(number, millis));
        double[] all = sorted(millis);
        System.out.printf(
                "%s, %d callers at once: %d digits, %d missed, %d calls refused; p50 %.2f ms, p99 %.2f ms; longest gap in a prompt %.1f ms%n",
                name,
                callers,
                all.length,
                missed.get(),
                refused.get(),
                quantile(all, 0.5),
                quantile(all, 0.99),
                longestGap.get() / 1e6);
    }

    /** What one caller does, who has a number. */
    private interface Caller {
        void calls(int number) throws IOException;
    }

    private void atOnce(int callers, Caller what) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    LockSupport.parkNanos(number * 37_000_000L); // nobody presses at the same moment as all others
                    what.calls(number);
                } catch (IOException e) {
                    refused.incrementAndGet();
                    System.err.println(e.getMessage());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void talk(String number, Queue<Double> millis) throws IOException {
        try (RtpCaller caller = RtpCaller.call(CARRIER, port, number)) {
            for (int digit = 0; digit < DIGITS_OF_A_CALL; digit++) {
                caller.waitsForSilence(SILENCE);
                long nanos = caller.press('1', PATIENCE);
                if (nanos < 0) {
                    missed.incrementAndGet();
                } else {
                    millis.add(nanos / 1e6);
                }
            }
            longestGap.accumulateAndGet(caller.longestGap(), Math::max);
        }
    }

    private static double[] sorted(Queue<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** Of the difference, by resampling. */
    private static double[] interval(double[] one, double[] other, ToDoubleFunction<double[]> figure) {
        Random random = new Random(1);
        double[] differences = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            differences[i] =
                    figure.applyAsDouble(resampled(one, random)) - figure.applyAsDouble(resampled(other, random));
        }
        Arrays.sort(differences);
        return new double[] {differences[RESAMPLES / 40], differences[RESAMPLES - 1 - RESAMPLES / 40]};
    }

    private static double[] resampled(double[] values, Random random) {
        double[] sample = new double[values.length];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[random.nextInt(values.length)];
        }
        Arrays.sort(sample);
        return sample;
    }
}
