package hotline.ivr.trial;

import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine;
import hotline.ivr.sound.Sound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A caller who does what she was told before, and remembers what she heard. Time-outs pass at once. When nothing is left to do she listens in silence. Told and
 * asked by one thread.
 */
public final class ScriptedCaller implements CallerLine {
    private final Deque<Deed> deeds = new ArrayDeque<>();
    private final List<Sound> heard = new ArrayList<>();
    private final List<Taping> taped = new ArrayList<>();
    private int callsUntilGone = Integer.MAX_VALUE;
    private boolean gone;

    private sealed interface Deed {
        /** Pressed in the silence after a prompt. */
        record Press(Key key) implements Deed {}

        /** Pressed into a prompt. */
        record Interrupt(Key key) implements Deed {}

        /** Pressed before the prompt began. */
        record Ahead(Key key) implements Deed {}

        record Silence() implements Deed {}

        /** Into a recording. */
        record Speak(Consumer<Taping> into) implements Deed {}

        record HangUp() implements Deed {}
    }

    /** Listens to every prompt to its end before she presses the next of these keys. */
    public ScriptedCaller presses(String keys) {
        keys.chars().forEach(key -> deeds.add(new Deed.Press(new Key((char) key))));
        return this;
    }

    /** Presses the first of these keys as soon as a prompt begins, and the others right after it. */
    public ScriptedCaller interrupts(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            Key key = new Key(keys.charAt(i));
            deeds.add(i == 0 ? new Deed.Interrupt(key) : new Deed.Ahead(key));
        }
        return this;
    }

    /** Lets one time-out pass. */
    public ScriptedCaller keepsSilent() {
        deeds.add(new Deed.Silence());
        return this;
    }

    public ScriptedCaller hangsUp() {
        deeds.add(new Deed.HangUp());
        return this;
    }

    /** Hangs up when the line is used for the given time, from 1 on, whatever she was told besides. */
    public ScriptedCaller hangsUpAt(int use) {
        callsUntilGone = use;
        return this;
    }

    /** What was played, in order, also what she cut short. */
    public List<Sound> heard() {
        return Collections.unmodifiableList(heard);
    }

    /** As {@link #heard}, each as {@code zh-CN/welcome}. */
    public List<String> heardPrompts() {
        return heard.stream()
                .map(sound -> sound.language().tag() + "/" + sound.prompt())
                .toList();
    }

    @Override
    public Optional<Key> play(List<Sound> sounds, BargeIn bargeIn) throws CallerGone {
        beThere();
        if (bargeIn == BargeIn.ALLOWED && deeds.peek() instanceof Deed.Interrupt interrupt) {
            deeds.remove();
            // the first prompt has begun before she presses
            heard.addAll(sounds.subList(0, Math.min(1, sounds.size())));
            return Optional.of(interrupt.key());
        }
        if (bargeIn == BargeIn.ALLOWED && deeds.peek() instanceof Deed.Ahead ahead) {
            return taken(ahead.key());
        }
        heard.addAll(sounds);
        return Optional.empty();
    }

    @Override
    public Optional<Key> awaitKey(Duration timeout) throws CallerGone {
        beThere();
        return switch (deeds.peek()) {
            case null -> Optional.empty();
            case Deed.Interrupt interrupt -> taken(interrupt.key());
            case Deed.Ahead ahead -> taken(ahead.key());
            case Deed.Press press -> timeout.isZero() ? Optional.empty() : taken(press.key());
            case Deed.Silence silence -> {
                if (!timeout.isZero()) {
                    deeds.remove();
                }
                yield Optional.empty();
            }
            case Deed.Speak speak -> Optional.empty();
            case Deed.HangUp hangUp -> throw new IllegalStateException("hung up and still there");
        };
    }

    /** Says something, unless she hangs up. */
    @Override
    public void record(Taping taping) throws CallerGone {
        taped.add(taping);
        if (deeds.peek() instanceof Deed.Speak speak) {
            deeds.remove();
            speak.into().accept(taping);
        }
        beThere();
    }

    /** What she was recorded for. */
    public List<Taping> taped() {
        return Collections.unmodifiableList(taped);
    }

    /** When she is recorded next, this is what becomes of it. */
    public ScriptedCaller speaks(Consumer<Taping> into) {
        deeds.add(new Deed.Speak(into));
        return this;
    }

    private Optional<Key> taken(Key key) {
        deeds.remove();
        return Optional.of(key);
    }

    private void beThere() throws CallerGone {
        callsUntilGone--;
        if (gone || callsUntilGone <= 0 || deeds.peek() instanceof Deed.HangUp) {
            gone = true;
            throw new CallerGone();
        }
    }
}
