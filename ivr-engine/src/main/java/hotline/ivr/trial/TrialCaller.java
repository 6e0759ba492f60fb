package hotline.ivr.trial;

import hotline.ivr.flow.Key;
import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine;
import hotline.ivr.sound.Sound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** A caller without a telephone: prompts are played and time-outs pass at once. She does something only after she has heard something. */
final class TrialCaller implements CallerLine {
    private final Hands hands;
    private final Consumer<Trace> trace;
    private final Queue<Key> waiting = new ArrayDeque<>();
    private final Connection connection;
    private boolean spokenTo = true;
    private boolean gone;

    /** @param connection what comes of calling a number outside that can be one */
    TrialCaller(Hands hands, Connection connection, Consumer<Trace> trace) {
        this.hands = hands;
        this.connection = connection;
        this.trace = trace;
    }

    @Override
    public Optional<Key> play(List<Sound> sounds, BargeIn bargeIn) throws CallerGone {
        beThere();
        if (bargeIn == BargeIn.ALLOWED && !waiting.isEmpty()) {
            return Optional.of(waiting.remove());
        }
        trace.accept(new Trace.Heard(sounds));
        spokenTo = true;
        return Optional.empty();
    }

    @Override
    public Optional<Key> awaitKey(Duration timeout) throws CallerGone {
        beThere();
        if (waiting.isEmpty() && !timeout.isZero() && spokenTo) {
            spokenTo = false;
            act();
        }
        return Optional.ofNullable(waiting.poll());
    }

    /** Speaks, unless she does not want to any more. */
    @Override
    public void record(Taping taping) throws CallerGone {
        beThere();
        trace.accept(new Trace.Spoke());
        spokenTo = true;
    }

    @Override
    public Connection connect(String number, Duration ring) throws CallerGone {
        beThere();
        if (!OutsideNumbers.isNumber(number)) {
            return Connection.REFUSED;
        }
        trace.accept(new Trace.Called(number));
        return connection;
    }

    private void act() throws CallerGone {
        try {
            List<Key> keys = hands.press();
            waiting.addAll(keys);
            trace.accept(keys.isEmpty() ? new Trace.Silence() : new Trace.Pressed(keys));
        } catch (CallerGone e) {
            gone = true;
            trace.accept(new Trace.HungUp());
            throw e;
        }
    }

    private void beThere() throws CallerGone {
        if (gone) {
            throw new CallerGone();
        }
    }
}
