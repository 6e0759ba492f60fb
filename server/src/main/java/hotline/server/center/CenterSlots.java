package hotline.server.center;

import static hotline.server.center.CenterNames.shown;

import hotline.acd.agent.Capacity;
import hotline.acd.interaction.MediaChannel;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.server.center.CenterConfiguration.Slots;
import hotline.server.settings.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes how much agents may have in hand at once: {@code slots: {writers: {chat: {most: 3, interruptible-by: [voice]}}}}, and an
 * agent's {@code slots: writers}.
 */
final class CenterSlots {
    private static final String KEY = "slots";

    private final Problems problems;
    private final CenterNames names;
    private final List<Slots> all = new ArrayList<>();

    CenterSlots(Problems problems, CenterNames names) {
        this.problems = problems;
        this.names = names;
    }

    List<Slots> read(Section top) {
        top.named(KEY).forEach((id, named) -> {
            Section section = Section.of("slots '" + shown(id) + "'", named.value(), problems);
            List<Capacity.Slots> channels = new ArrayList<>();
            for (MediaChannel channel : MediaChannel.values()) {
                if (section.has(CenterWords.word(channel))) {
                    channels.add(channel(channel, section.section(CenterWords.word(channel))));
                }
            }
            section.end();
            if (names.isCode("slots", id, named.where())) {
                all.add(new Slots(id, new Capacity(channels)));
            }
        });
        return List.copyOf(all);
    }

    private Capacity.Slots channel(MediaChannel channel, Section section) {
        int most = section.number("most", 1, channel == MediaChannel.VOICE ? 1 : Capacity.MOST, 1);
        List<MediaChannel> by = new ArrayList<>();
        for (Scalar text : section.texts("interruptible-by")) {
            MediaChannel other = CenterWords.CHANNELS.get(text.text());
            if (other == null) {
                problems.unknown(
                        text.where(),
                        "unknown-channel",
                        "there is no channel '" + shown(text.text()) + "'",
                        text.text(),
                        CenterWords.CHANNELS.keySet());
            } else if (other == channel) {
                problems.add(
                        text.where(),
                        "same-channel",
                        CenterWords.word(channel) + " cannot be interrupted by itself",
                        "leave it out; 'most' says how many an agent has at once");
            } else {
                by.add(other);
            }
        }
        section.end();
        return new Capacity.Slots(channel, most, by);
    }

    /** What an agent has: those named, or one call at a time. */
    Optional<Slots> of(Section agent) {
        Optional<Scalar> named = agent.scalar(KEY);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String id = named.get().text();
        Optional<Slots> found =
                all.stream().filter(slots -> slots.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            problems.unknown(
                    named.get().where(),
                    "unknown-slots",
                    "there are no slots '" + shown(id) + "'",
                    id,
                    all.stream().map(Slots::id).toList());
        }
        return found;
    }

    /** What is written under the name. */
    static Map<String, String> facts(Capacity capacity) {
        return capacity.slots().stream()
                .filter(of -> of.channel() != MediaChannel.VOICE
                        || !of.interruptibleBy().isEmpty())
                .collect(Collectors.toMap(
                        of -> CenterWords.word(of.channel()),
                        of -> "{most: " + of.most()
                                + (of.interruptibleBy().isEmpty() ? "" : ", interruptible-by: " + words(of)) + "}",
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static String words(Capacity.Slots of) {
        return of.interruptibleBy().stream().map(CenterWords::word).collect(Collectors.joining(", ", "[", "]"));
    }
}
