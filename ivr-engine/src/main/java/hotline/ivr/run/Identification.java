package hotline.ivr.run;

import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Node;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.run.IdentityCheck.Verdict;
import hotline.ivr.sound.Sound;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Lets one caller prove that she is the customer. What she enters is seen by the check alone. */
final class Identification {
    private final Flow flow;
    private final Node.Identify node;
    private final IdentityCheck check;
    private final Listening listening;
    private final Patience patience;

    Identification(Flow flow, Node.Identify node, IdentityCheck check, Listening listening, Patience patience) {
        this.flow = flow;
        this.node = node;
        this.check = check;
        this.listening = listening;
        this.patience = patience;
    }

    /** How it ended. */
    sealed interface Outcome {
        record Judged(Verdict verdict) implements Outcome {}

        record Back() implements Outcome {}

        record Failed(String code) implements Outcome {}
    }

    Outcome walk(String customer, Entry.Words words, List<Sound> meanwhile) throws CallerGone {
        Outcome standing = patience.within(
                node.answerWithin(),
                meanwhile,
                () -> new Outcome.Judged(check.standing(customer, node.proof())),
                Outcome.Failed::new,
                "check-failed");
        if (!standing.equals(new Outcome.Judged(Verdict.WRONG))) {
            return standing;
        }
        for (int tried = 1; tried <= node.tries(); tried++) {
            switch (new Entry(flow, node.entry(), listening, LocalDate.EPOCH).walk(words)) {
                case Entry.Outcome.Back back -> {
                    return new Outcome.Back();
                }
                case Entry.Outcome.GivenUp givenUp -> {
                    return new Outcome.Judged(Verdict.WRONG);
                }
                case Entry.Outcome.Person person -> throw new IllegalStateException("every key is a digit here");
                case Entry.Outcome.Entered entered -> {
                    Outcome outcome = judged(customer, entered.value().toString(), meanwhile);
                    if (!outcome.equals(new Outcome.Judged(Verdict.WRONG))) {
                        return outcome;
                    }
                }
            }
            if (tried < node.tries()) {
                listening.forgetKeys();
                listening.say(words.wrong(), BargeIn.ALLOWED);
            }
        }
        return new Outcome.Judged(Verdict.WRONG);
    }

    private Outcome judged(String customer, String digits, List<Sound> meanwhile) throws CallerGone {
        return patience.within(
                node.answerWithin(),
                meanwhile,
                () -> new Outcome.Judged(check.check(customer, node.proof(), digits)),
                Outcome.Failed::new,
                "check-failed");
    }

    /** By what the node is left; the desk shows who has proved it by this. */
    static String exit(Verdict verdict) {
        return verdict == Verdict.VERIFIED
                ? "identified"
                : "not-identified:" + verdict.name().toLowerCase(Locale.ROOT);
    }

    /** Where it leads. */
    static String way(Node.Identify node, Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> node.verified();
            case WRONG -> node.unverified();
            case LOCKED -> node.locked().orElse(node.unverified());
            case UNKNOWN -> node.unknown().orElse(node.unverified());
        };
    }
}
