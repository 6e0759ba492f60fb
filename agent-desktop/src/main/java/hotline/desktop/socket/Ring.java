package hotline.desktop.socket;

import hotline.desktop.live.Audience;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The last messages, for pages that come back. Confined to the live thread. */
final class Ring {
    /** @param frame as it went over the wire */
    record Told(long seq, Audience to, String frame) {}

    private final Deque<Told> told = new ArrayDeque<>();
    private final int most;
    private final long mostCharacters;
    private long characters;
    private long lost;

    Ring(int most, long mostCharacters) {
        this.most = most;
        this.mostCharacters = mostCharacters;
    }

    void add(Told message) {
        told.add(message);
        characters += message.frame().length();
        while (told.size() > most || characters > mostCharacters) {
            Told oldest = told.remove();
            characters -= oldest.frame().length();
            lost = oldest.seq();
        }
    }

    /** Nobody is to resume from before that number. */
    void forget(long upTo) {
        told.clear();
        characters = 0;
        lost = upTo;
    }

    /** Whether everything after that number is still here. */
    boolean reachesBackTo(long seq) {
        return seq >= lost;
    }

    /** What came after that number, in order. */
    void after(long seq, Consumer<Told> each) {
        told.forEach(message -> {
            if (message.seq() > seq) {
                each.accept(message);
            }
        });
    }
}
