package hotline.ivr.sound;

import hotline.ivr.speech.Language;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks at the catalogue of prompts and listens to every recording, by measuring it. Any thread; takes a second or so. */
public final class PromptsCheck {
    /** In seconds. */
    static final double SHORTEST = 0.2;

    static final double LONGEST = 60;
    private static final double LONGEST_SILENCE = 0.4;
    /** In dB of full scale; what is around them differs audibly from the rest. */
    static final double LEVEL = -20;

    private static final double LEVEL_WITHIN = 4;
    private static final double HIGHEST_PEAK = -0.5;
    private static final String REMEDY = "record it again, or run: hotline prompts build ";

    private PromptsCheck() {}

    /**
     * All that is wrong.
     *
     * @param prompts how many ids there are
     * @param recordings how many recordings were measured
     */
    public record Result(int prompts, int recordings, List<Problem> problems) {}

    /** @param folder with {@code prompts.yaml} and a folder of recordings for each language */
    public static Result check(Path folder) {
        return switch (PromptsReader.read(folder)) {
            case PromptsReader.Reading.Bad bad -> new Result(0, 0, bad.problems());
            case PromptsReader.Reading.Good good -> listen(good.prompts(), good.warnings());
        };
    }

    private static Result listen(Prompts prompts, List<Problem> missing) {
        List<Problem> problems = new ArrayList<>(missing);
        int recordings = 0;
        for (String id : new TreeSet<>(prompts.ids())) {
            for (Language language : Language.values()) {
                Sound sound = prompts.sound(id, language);
                if (Files.isRegularFile(sound.file())) {
                    listen(sound, problems);
                    recordings++;
                }
            }
        }
        for (Language language : Language.values()) {
            leftOver(prompts, language, problems);
        }
        return new Result(prompts.ids().size(), recordings, List.copyOf(problems));
    }

    private static void listen(Sound sound, List<Problem> found) {
        Problems problems = new Problems(sound.file().toString());
        String remedy = REMEDY + sound.prompt();
        try {
            Recording recording = Recording.read(sound.file());
            double seconds = recording.seconds();
            double level = recording.speechLevel();
            if (seconds < SHORTEST || seconds > LONGEST) {
                problems.add("length", "the recording lasts %.2f s".formatted(seconds), remedy);
            } else if (recording.peakLevel() < -60) {
                problems.add("silent", "nothing can be heard", remedy);
            } else {
                if (Math.abs(level - LEVEL) > LEVEL_WITHIN) {
                    problems.add(
                            "level",
                            "speech is at %.1f dB of full scale, %s than the others"
                                    .formatted(level, level > LEVEL ? "louder" : "softer"),
                            "bring it to about %.0f dB, or run: hotline prompts build %s"
                                    .formatted(LEVEL, sound.prompt()));
                }
                if (recording.peakLevel() > HIGHEST_PEAK) {
                    problems.add("clipped", "the loudest places are cut off", remedy);
                }
                if (Math.max(recording.silenceBefore(), recording.silenceAfter()) > LONGEST_SILENCE) {
                    problems.add(
                            "silence",
                            "%.1f s of silence before and %.1f s after the words"
                                    .formatted(recording.silenceBefore(), recording.silenceAfter()),
                            "trim it, or run: hotline prompts build " + sound.prompt());
                }
            }
        } catch (Recording.Unsuitable e) {
            problems.add(
                    "format",
                    "the recording " + e.getMessage(),
                    "convert it: sox IN -r 8000 -c 1 -b 16 -t raw - | sox -t raw -r 8000 -b 16 -c 1 -e signed - OUT");
        } catch (IOException e) {
            problems.add("unreadable", "the recording cannot be read", "see that you may read the file");
        }
        found.addAll(problems.all());
    }

    private static void leftOver(Prompts prompts, Language language, List<Problem> found) {
        Path folder = prompts.folder().resolve(language.tag());
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !prompts.ids().contains(withoutFormat(file)))
                    .sorted()
                    .forEach(file -> {
                        Problems problems = new Problems(file.toString());
                        problems.add("left-over", "no prompt has this recording", "add the prompt, or remove the file");
                        found.addAll(problems.all());
                    });
        } catch (IOException e) {
            Problems problems = new Problems(folder.toString());
            problems.add("unreadable", "the folder cannot be read", "see that you may read it");
            found.addAll(problems.all());
        }
    }

    private static String withoutFormat(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }
}
