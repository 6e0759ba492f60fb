package hotline.ivr.run;

import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node.Menu;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.run.FlowJournal.Exit;
import hotline.ivr.sound.Sound;
import java.util.List;
import java.util.Optional;

/** One caller in one menu. */
final class MenuTalk {
    /** Somebody, or something, that only ever asks to repeat is treated as silent. */
    private static final int MOST_REPEATS = 20;

    private final Flow flow;
    private final Menu menu;
    private final Optional<String> back;
    private final Listening listening;

    /**
     * @param back where the back key leads; empty: it is a wrong key
     */
    MenuTalk(Flow flow, Menu menu, Optional<String> back, Listening listening) {
        this.flow = flow;
        this.menu = menu;
        this.back = back;
        this.listening = listening;
    }

    Move walk(List<Sound> prompt, List<Sound> wrongKey) throws CallerGone {
        int silent = 0;
        int wrong = 0;
        int repeats = 0;
        while (true) {
            Optional<Key> key = listening.ask(prompt, menu.timeOut());
            if (key.isEmpty()) {
                silent++;
                if (silent >= menu.tries()) {
                    return Move.to(menu.onSilence().orElse(flow.person()), new Exit.TimedOut());
                }
                continue;
            }
            Optional<String> target = target(key.get());
            if (target.isPresent()) {
                return Move.to(target.get(), new Exit.Pressed(key.get()));
            }
            if (key.equals(flow.keys().repeat())) {
                repeats++;
                if (repeats > MOST_REPEATS) {
                    return Move.to(menu.onSilence().orElse(flow.person()), new Exit.TimedOut());
                }
                continue;
            }
            wrong++;
            if (wrong >= menu.wrongKeys()) {
                return Move.to(menu.onWrong().orElse(flow.person()), new Exit.WrongKeys());
            }
            listening.forgetKeys();
            listening.say(wrongKey, BargeIn.ALLOWED);
        }
    }

    /** The menu's own keys first, then the convention. */
    private Optional<String> target(Key key) {
        String own = menu.keys().get(key);
        if (own != null) {
            return Optional.of(own);
        }
        if (flow.keys().person().equals(Optional.of(key))) {
            return Optional.of(flow.person());
        }
        return flow.keys().back().equals(Optional.of(key)) ? back : Optional.empty();
    }
}
