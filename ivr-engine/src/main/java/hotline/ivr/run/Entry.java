package hotline.ivr.run;

import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node.Collect;
import hotline.ivr.sound.Sound;
import java.util.List;
import java.util.Optional;

/** One caller entering digits. */
final class Entry {
    private static final int MOST_RESTARTS = 20;

    private final Flow flow;
    private final Collect node;
    private final Listening listening;

    Entry(Flow flow, Collect node, Listening listening) {
        this.flow = flow;
        this.node = node;
        this.listening = listening;
    }

    sealed interface Outcome {
        record Digits(String digits) implements Outcome {}

        /** The back key before the first digit. */
        record Back() implements Outcome {}

        /** Too often nothing or too little. */
        record GivenUp() implements Outcome {}
    }

    Outcome walk(List<Sound> prompt, List<Sound> wrongKey) throws CallerGone {
        int failed = 0;
        for (int restarts = 0; failed < node.tries() && restarts < MOST_RESTARTS; restarts++) {
            Optional<Key> first = listening.ask(prompt, node.timeOut());
            if (isBack(first)) {
                return new Outcome.Back();
            }
            Optional<String> entered = first.isEmpty() ? Optional.of("") : digits(first);
            if (entered.isEmpty()) {
                continue;
            }
            if (entered.get().length() >= node.least()) {
                return new Outcome.Digits(entered.get());
            }
            failed++;
            if (first.isPresent() && failed < node.tries()) {
                listening.forgetKeys();
                listening.say(wrongKey, CallerLine.BargeIn.ALLOWED);
            }
        }
        return new Outcome.GivenUp();
    }

    /** The digits from the first key on; empty when the back key cleared them. */
    private Optional<String> digits(Optional<Key> first) throws CallerGone {
        StringBuilder digits = new StringBuilder();
        for (Optional<Key> key = first; key.isPresent(); key = listening.next(node.between())) {
            if (key.equals(node.endKey())) {
                break;
            }
            if (isBack(key)) {
                return Optional.empty();
            }
            if (key.get().isDigit()) {
                digits.append(key.get().symbol());
            }
            if (digits.length() == node.most()) {
                break;
            }
        }
        return Optional.of(digits.toString());
    }

    private boolean isBack(Optional<Key> key) {
        return key.isPresent() && key.equals(flow.keys().back()) && !key.equals(node.endKey());
    }
}
