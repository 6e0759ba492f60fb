package hotline.ivr.reader;

import hotline.ivr.flow.Announcements;
import hotline.ivr.flow.Announcements.TellPosition;
import hotline.ivr.flow.Part;
import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.speech.Speech;
import hotline.ivr.yaml.FieldsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads what is said while a caller waits: the {@code announce} of a queue node. */
final class AnnouncementsReader {
    private static final int SOONEST_SECONDS = 1;
    /** Whoever is told something all the time hears no music. */
    private static final int SHORTEST_PAUSE_SECONDS = 5;

    private static final int LATEST_SECONDS = 600;
    private static final int USUALLY_FIRST = 20;
    private static final int USUALLY_EVERY = 40;

    private final Draft draft;
    private final Parts parts;

    AnnouncementsReader(Draft draft, Parts parts) {
        this.draft = draft;
        this.parts = parts;
    }

    Announcements read(FieldsReader fields) {
        TellPosition position = position(fields);
        boolean expectedWait = fields.truth("expected-wait", false);
        List<Part> comfort = parts.read(fields, "comfort", List.of());
        List<Part> offer = parts.read(fields, "offer", List.of());
        if (position == TellPosition.NEVER && !expectedWait && comfort.isEmpty() && offer.isEmpty()) {
            draft.problems()
                    .add(
                            fields.where(),
                            "announces-nothing",
                            "this announces nothing",
                            "add 'position: improved', 'expected-wait: true' or 'comfort: [PROMPT, …]', or leave 'announce' out");
        }
        if (position != TellPosition.NEVER || expectedWait) {
            Speech.queueWords().forEach(prompt -> draft.prompts().add(new Mention(fields.where(), prompt)));
        }
        Announcements read = new Announcements(
                seconds(fields, "first", SOONEST_SECONDS, USUALLY_FIRST),
                seconds(fields, "every", SHORTEST_PAUSE_SECONDS, USUALLY_EVERY),
                position,
                expectedWait,
                comfort,
                offer);
        fields.finish();
        return read;
    }

    private TellPosition position(FieldsReader fields) {
        List<String> known = Arrays.stream(TellPosition.values())
                .map(AnnouncementsReader::word)
                .toList();
        return fields.scalar("position")
                .map(written -> Arrays.stream(TellPosition.values())
                        .filter(one -> word(one).equals(written.text()))
                        .findFirst()
                        .orElseGet(() -> {
                            draft.problems()
                                    .unknown(
                                            written.where(),
                                            "unknown-position",
                                            "the position is not told " + written.quoted(),
                                            written.text(),
                                            known);
                            return TellPosition.IMPROVED;
                        }))
                .orElse(TellPosition.NEVER);
    }

    private static Duration seconds(FieldsReader fields, String key, int least, int otherwise) {
        return Duration.ofSeconds(fields.number(key, least, LATEST_SECONDS).orElse(otherwise));
    }

    private static String word(TellPosition position) {
        return position.name().toLowerCase(Locale.ROOT);
    }
}
