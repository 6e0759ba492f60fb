package hotline.ivr.run;

import hotline.ivr.flow.EntryKind;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node.Collect;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.sound.Sound;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One caller entering something by keys. */
final class Entry {
    private static final int MOST_RESTARTS = 20;

    private final Flow flow;
    private final Collect node;
    private final Listening listening;
    private final LocalDate today;

    Entry(Flow flow, Collect node, Listening listening, LocalDate today) {
        this.flow = flow;
        this.node = node;
        this.listening = listening;
        this.today = today;
    }

    /** @param confirm what is said for a yes or no about a value; empty: it counts unasked */
    record Words(List<Sound> prompt, List<Sound> wrong, Function<Object, List<Sound>> confirm) {}

    sealed interface Outcome {
        /**
         * Something of the kind.
         *
         * @param value as variables keep it
         * @param keys how many it took
         */
        record Entered(Object value, int keys) implements Outcome {}

        /** The back key before anything else. */
        record Back() implements Outcome {}

        /** The key for a person, where it is no digit of an entry. */
        record Person(Key key) implements Outcome {}

        /** Too often nothing, too little, or something else. */
        record GivenUp() implements Outcome {}
    }

    Outcome walk(Words words) throws CallerGone {
        int failed = 0;
        for (int restarts = 0; failed < node.tries() && restarts < MOST_RESTARTS; restarts++) {
            Optional<Key> first = listening.ask(words.prompt(), node.timeOut());
            if (isYesNo()) {
                if (first.isPresent() && means(first.get(), flow.keys().person())) {
                    return new Outcome.Person(first.get());
                }
                if (first.isPresent() && means(first.get(), flow.keys().repeat())) {
                    continue;
                }
            }
            if (first.isPresent() && isBack(first.get())) {
                return new Outcome.Back();
            }
            Optional<String> typed = first.isEmpty() ? Optional.of("") : isYesNo() ? answer(first.get()) : typed(first);
            if (typed.isEmpty()) {
                continue;
            }
            Optional<Object> value =
                    typed.get().length() >= node.least() ? node.kind().value(typed.get(), today) : Optional.empty();
            if (value.isPresent()) {
                Outcome entered = new Outcome.Entered(value.get(), typed.get().length());
                Optional<Outcome> confirmed =
                        node.confirm().isEmpty() ? Optional.of(entered) : confirmed(entered, value.get(), words);
                if (confirmed.isPresent()) {
                    return confirmed.get();
                }
                continue;
            }
            failed++;
            if (first.isPresent() && failed < node.tries()) {
                listening.forgetKeys();
                listening.say(words.wrong(), BargeIn.ALLOWED);
            }
        }
        return new Outcome.GivenUp();
    }

    /** What the caller says to the value that was understood; empty: that it is not hers, so that she enters it again. */
    private Optional<Outcome> confirmed(Outcome entered, Object value, Words words) throws CallerGone {
        List<Sound> question = words.confirm().apply(value);
        int silent = 0;
        int wrong = 0;
        for (int asked = 0; asked < MOST_RESTARTS && silent < node.tries() && wrong <= node.tries(); asked++) {
            Optional<Key> key = listening.ask(question, node.timeOut());
            if (key.isEmpty()) {
                silent++;
            } else if (key.get().equals(flow.keys().yes())) {
                return Optional.of(entered);
            } else if (key.get().equals(flow.keys().no())
                    || means(key.get(), flow.keys().back())) {
                return Optional.empty();
            } else if (means(key.get(), flow.keys().person())) {
                return Optional.of(new Outcome.Person(key.get()));
            } else if (!means(key.get(), flow.keys().repeat())) {
                wrong++;
                listening.forgetKeys();
                listening.say(words.wrong(), BargeIn.ALLOWED);
            }
        }
        return Optional.of(new Outcome.GivenUp());
    }

    /** What was typed from the first key on; empty when the back key cleared it. */
    private Optional<String> typed(Optional<Key> first) throws CallerGone {
        StringBuilder typed = new StringBuilder();
        for (Optional<Key> key = first; key.isPresent(); key = listening.next(node.between())) {
            if (key.equals(node.endKey())) {
                break;
            }
            if (isPoint(key.get(), typed)) {
                typed.append('.');
            } else if (isBack(key.get())) {
                return Optional.empty();
            }
            if (key.get().isDigit()) {
                typed.append(key.get().symbol());
            }
            if (typed.length() == node.most()) {
                break;
            }
        }
        return Optional.of(typed.toString());
    }

    private Optional<String> answer(Key key) {
        return Optional.of(
                key.equals(flow.keys().yes()) ? "1" : key.equals(flow.keys().no()) ? "2" : "");
    }

    private boolean isYesNo() {
        return node.kind() instanceof EntryKind.YesNo;
    }

    /** The first star within an amount; the second one is the back key again. */
    private boolean isPoint(Key key, StringBuilder typed) {
        return node.kind() instanceof EntryKind.Amount
                && key.symbol() == '*'
                && !typed.isEmpty()
                && typed.indexOf(".") < 0;
    }

    private boolean isBack(Key key) {
        return means(key, flow.keys().back()) && !Optional.of(key).equals(node.endKey());
    }

    /** Whether it is that key and no answer. */
    private boolean means(Key key, Optional<Key> meaning) {
        boolean answers = isYesNo()
                && (key.equals(flow.keys().yes()) || key.equals(flow.keys().no()));
        return !answers && meaning.equals(Optional.of(key));
    }
}
