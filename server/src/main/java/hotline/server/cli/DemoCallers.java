package hotline.server.cli;

import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.CallReport;
import hotline.cti.carrier.Carrier;
import hotline.cti.carrier.LiveCall;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** The demo's customers: they call at random (a Poisson process), from the demo's numbers, with one matter or another. */
final class DemoCallers {
    /** Who calls: the demo customers, two who share a number, one unknown, one withheld. */
    private static final List<String> NUMBERS =
            List.of("13800138000", "13900139000", "+442079460123", "02088887777", "01012345678", CallOrder.ANONYMOUS);
    /** Language, then the matter: a person, the bill, the order, a product, the promotion, a complaint. */
    private static final List<String> MATTERS = List.of("1", "1", "0", "2", "3", "5", "6");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Carrier carrier;
    private final Duration talk;
    private final RandomGenerator random;
    private final Set<LiveCall> calls = ConcurrentHashMap.newKeySet();
    private final AtomicInteger placed = new AtomicInteger();
    private final AtomicInteger talked = new AtomicInteger();
    private volatile boolean calling = true;

    DemoCallers(Carrier carrier, Duration talk, RandomGenerator random) {
        this.carrier = carrier;
        this.talk = talk;
        this.random = random;
    }

    /** Calls until it is interrupted, told to stop, or the time is over; then waits for the last calls. */
    void call(double perMinute, Duration howLong) throws InterruptedException {
        long end = System.nanoTime() + howLong.toNanos();
        while (calling && System.nanoTime() < end) {
            double pauseMillis = -Math.log(1 - random.nextDouble()) * 60_000 / perMinute;
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            TimeUnit.MILLISECONDS.sleep(Math.clamp(Math.round(pauseMillis), 0, Math.max(0, left)));
            if (calling && pauseMillis <= left) {
                place();
            }
        }
        for (LiveCall call : calls) {
            call.report().join();
        }
    }

    void stop() {
        calling = false;
        calls.forEach(LiveCall::hangUp);
    }

    int placed() {
        return placed.get();
    }

    /** How many of the calls that are over have heard an agent. */
    int talked() {
        return talked.get();
    }

    private void place() {
        boolean english = random.nextInt(3) == 0;
        LiveCall call = carrier.place(CallOrder.from(pick(NUMBERS))
                .to(english ? "4002" : "4001")
                .pressing((english ? "2," : "1,") + pick(MATTERS))
                .talkingFor(talk)
                .within(PATIENCE.plus(talk)));
        placed.incrementAndGet();
        calls.add(call);
        call.report().thenAccept(report -> over(call, report));
    }

    private void over(LiveCall call, CallReport report) {
        calls.remove(call);
        if (report.agentHeardAt() != null) {
            talked.incrementAndGet();
        }
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
