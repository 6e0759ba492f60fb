package hotline.ivr.trial;

import hotline.ivr.run.MessageBox;
import hotline.ivr.speech.Language;
import java.nio.file.Path;
import java.time.Duration;

/** Takes any message and keeps none: who speaks in a trial says enough. */
final class TrialMessages implements MessageBox {
    private static final Path FILE = Path.of("/trial/message.wav");

    private boolean begun;
    private boolean kept;

    @Override
    public boolean isKept() {
        return kept;
    }

    @Override
    public Duration recorded() {
        return begun && !kept ? Duration.ofMinutes(1) : Duration.ZERO;
    }

    @Override
    public Path file() {
        return FILE;
    }

    @Override
    public Path begin(String queue, Language language, Duration least) {
        begun = true;
        return FILE;
    }

    @Override
    public boolean keep(Duration least) {
        kept |= begun;
        return kept;
    }
}
