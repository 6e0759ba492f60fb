package hotline.ivr.run;

import static hotline.ivr.speech.Speech.number;

import hotline.ivr.flow.CallWindow;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node.Callback;
import hotline.ivr.flow.Node.Menu;
import hotline.ivr.flow.OpeningHours.Span;
import hotline.ivr.run.CallbackDiary.Appointment;
import hotline.ivr.run.FlowJournal.Exit;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Speech;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One caller choosing when to be called. */
final class AppointmentTalk {
    /** Nodes have names of letters: none of them is this. */
    private static final String CHOSEN = "=";

    private final Flow flow;
    private final Callback node;
    private final Optional<String> back;
    private final Listening listening;
    private final Surroundings around;

    /** @param back where the back key leads; empty: it is a wrong key */
    AppointmentTalk(Flow flow, Callback node, Optional<String> back, Listening listening, Surroundings around) {
        this.flow = flow;
        this.node = node;
        this.back = back;
        this.listening = listening;
        this.around = around;
    }

    /** What is promised, and how the node was left. */
    record Agreed(Optional<CallWindow> when, Move move) {}

    /**
     * @param number to call
     * @param agent who is to
     * @param name of the node, as a whole
     */
    Agreed walk(
            String name,
            Variables variables,
            List<Sound> ask,
            List<Sound> wrongKey,
            String number,
            Optional<String> agent)
            throws CallerGone {
        Optional<Span> calling = around.diary().hours(node.queue(), number);
        if (calling.isEmpty()) {
            return new Agreed(Optional.empty(), Move.to(node.refused(), new Exit.Way("refused")));
        }
        LocalDateTime now = LocalDateTime.now(around.clock());
        List<CallWindow> windows =
                CallWindow.within(node.hours(), calling.get(), node.length(), node.choices(), node.days(), now);
        if (windows.isEmpty()) {
            return new Agreed(Optional.empty(), Move.to(node.none(), new Exit.Way("no-time")));
        }
        List<Sound> offer = new ArrayList<>(ask);
        offer.addAll(around.prompts().sounds(words(windows, variables, now.toLocalDate()), variables.language()));
        Move move = new MenuTalk(flow, menu(windows.size()), back, listening).walk(offer, wrongKey);
        if (!(move.next() instanceof Move.Next.Go go && go.node().equals(CHOSEN))
                || !(move.exit() instanceof Exit.Pressed pressed)) {
            return new Agreed(Optional.empty(), move);
        }
        CallWindow when = windows.get(pressed.key().symbol() - '1');
        boolean promised = around.diary()
                .promise(new Appointment(
                        node.queue(), number, when, variables.language(), variables.text("customer.id"), agent, name));
        return promised
                ? new Agreed(Optional.of(when), Move.to(node.agreed(), new Exit.Way("agreed")))
                : new Agreed(Optional.empty(), Move.to(node.refused(), new Exit.Way("refused")));
    }

    /** The windows have the first keys, whatever else these are for. */
    private Menu menu(int windows) {
        Map<Key, String> keys = new HashMap<>(node.keys());
        for (int i = 1; i <= windows; i++) {
            keys.put(new Key((char) ('0' + i)), CHOSEN);
        }
        return new Menu(
                List.of(),
                Map.copyOf(keys),
                node.timeOut(),
                node.tries(),
                node.wrongKeys(),
                Optional.of(node.none()),
                Optional.of(node.none()),
                Optional.empty());
    }

    private static List<String> words(List<CallWindow> windows, Variables variables, LocalDate today) {
        Speech speech = Speech.in(variables.language());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            CallWindow window = windows.get(i);
            words.addAll(speech.dayFrom(today, window.from().toLocalDate()));
            words.addAll(speech.between(window.from().toLocalTime(), window.to().toLocalTime()));
            words.add("press");
            words.add(number(i + 1));
        }
        return words;
    }
}
