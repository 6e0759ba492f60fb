package hotline.ivr.run;

import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node.Voicemail;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.run.CallerLine.Taping;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.util.List;
import java.util.Optional;

/** One caller leaving a message. Who hangs up has left what was recorded until then. */
final class MessageTalk {
    private static final Key KEEP = new Key('1');
    private static final Key LISTEN = new Key('2');
    private static final Key AGAIN = new Key('3');
    /** Who only ever listens or begins again has left it. */
    private static final int MOST_REVIEWS = 10;

    private final Voicemail node;
    private final Surroundings around;
    private final Listening listening;
    private final Language language;

    MessageTalk(Voicemail node, Surroundings around, Listening listening, Language language) {
        this.node = node;
        this.around = around;
        this.listening = listening;
        this.language = language;
    }

    /**
     * Asks, records, and lets the caller have another go.
     *
     * @return whether a message was left
     * @throws CallerGone which tells nothing of that
     */
    boolean walk(List<Sound> ask, List<Sound> review) throws CallerGone {
        MessageBox box = around.messages();
        if (box.isKept()) {
            return true;
        }
        // a process before ours may have died while she spoke: what she said is there
        if (box.recorded().isZero()) {
            listening.say(ask, BargeIn.ALLOWED);
            record();
        }
        for (int i = 0; i < MOST_REVIEWS && !review.isEmpty() && isLongEnough(); i++) {
            Optional<Key> key = listening.ask(review, node.silence());
            if (key.equals(Optional.of(LISTEN))) {
                listening.say(List.of(new Sound("message", language, box.file())), BargeIn.ALLOWED);
            } else if (key.equals(Optional.of(AGAIN))) {
                record();
            } else if (key.isEmpty() || key.equals(Optional.of(KEEP))) {
                break;
            }
        }
        return box.keep(node.least());
    }

    private boolean isLongEnough() {
        return around.messages().recorded().compareTo(node.least()) >= 0;
    }

    private void record() throws CallerGone {
        listening.forgetKeys();
        around.line()
                .record(new Taping(
                        around.messages().begin(node.queue(), language, node.least()),
                        node.endKey(),
                        node.longest(),
                        node.silence()));
        listening.forgetKeys();
    }
}
