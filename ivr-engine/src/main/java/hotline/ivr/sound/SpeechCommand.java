package hotline.ivr.sound;

import hotline.ivr.speech.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the administrator's that speaks: called as {@code PROGRAM LANGUAGE FILE} with the text on its standard input, it writes a WAV file of 8 kHz, mono,
 * 16 bit. What it has spoken is kept, so each text is spoken once. Any thread.
 */
public final class SpeechCommand {
    private static final Logger log = LoggerFactory.getLogger(SpeechCommand.class);

    private final Path program;
    private final Path folder;
    private final Duration patience;

    /**
     * @param folder where what was spoken is kept
     * @param patience how long the program may take; then there is nothing to be heard of it
     */
    public SpeechCommand(Path program, Path folder, Duration patience) {
        this.program = program;
        this.folder = folder;
        this.patience = patience;
    }

    /** The spoken text; empty when the program fails, is too slow, or writes what is no recording. Blocks. */
    Optional<Path> speak(String prompt, Language language, String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve(language.tag())
                .resolve(prompt + "-" + HexFormat.of().toHexDigits((int) sum.getValue()) + ".wav");
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        try {
            Files.createDirectories(folder.resolve(language.tag()));
            Path aside = Files.createTempFile(folder, "speaking-", ".wav");
            try {
                run(language, text, aside);
                Recording.read(aside);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
                return Optional.of(file);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            log.warn("the speech command {} does not speak prompt {}: {}", program, prompt, e.getMessage());
        } catch (Recording.Unsuitable e) {
            log.warn(
                    "what the speech command {} made of prompt {} {}: 8 kHz, mono and 16 bit are needed",
                    program,
                    prompt,
                    e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void run(Language language, String text, Path into) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), language.tag(), into.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
                input.write(text);
            }
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("no answer within " + patience.toMillis() + " ms");
            }
            if (process.exitValue() != 0) {
                throw new IOException("exit code " + process.exitValue());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
