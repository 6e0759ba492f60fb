package hotline.cti;

import hotline.cti.agi.AgiReply;
import hotline.cti.agi.AgiSession;
import hotline.cti.agi.LineGone;
import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine;
import hotline.ivr.sound.Sound;
import hotline.ivr.sound.Substitutes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A party on the line of one AGI visit: plays recordings and hears keys. Keys pressed while nothing runs are told by the manager interface. */
final class AgiCallerLine implements CallerLine {
    private static final String ANY_KEY = "0123456789*#ABCD";
    /** After it the caller speaks. */
    private static final String TONE = "950/400,0/60000";

    private static final long TONE_MILLIS = 400;

    private static final long MANAGER_LATE_MILLIS = 150;

    private static final long GONE_LATE_MILLIS = 500;

    private final AgiSession session;
    private final Keys keys;
    private final Substitutes substitutes;
    private final String musicClass;
    private final @Nullable OutsideCall outside;

    /** A line that leads nowhere else. */
    AgiCallerLine(AgiSession session, Keys keys, Substitutes substitutes, String musicClass) {
        this(session, keys, substitutes, musicClass, null);
    }

    AgiCallerLine(
            AgiSession session, Keys keys, Substitutes substitutes, String musicClass, @Nullable OutsideCall outside) {
        this.session = session;
        this.keys = keys;
        this.substitutes = substitutes;
        this.musicClass = musicClass;
        this.outside = outside;
    }

    @Override
    public Optional<Key> play(List<Sound> sounds, BargeIn bargeIn) throws CallerGone {
        for (Sound sound : sounds) {
            if (bargeIn == BargeIn.ALLOWED) {
                Optional<Key> early = keys.poll();
                if (early.isPresent()) {
                    return early;
                }
            }
            play(sound, bargeIn);
        }
        if (session.isGone()) {
            throw new CallerGone();
        }
        return bargeIn == BargeIn.ALLOWED ? keys.poll() : Optional.empty();
    }

    @Override
    public Optional<Key> awaitKey(Duration timeout) throws CallerGone {
        long until = System.nanoTime() + timeout.toNanos();
        while (true) {
            if (session.isGone()) {
                throw new CallerGone();
            }
            Optional<Key> waiting = keys.poll();
            long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (waiting.isPresent() || left <= 0) {
                return waiting;
            }
            take(command("WAIT FOR DIGIT", Long.toString(left)));
        }
    }

    @Override
    public void music(boolean on) throws CallerGone {
        if (on) {
            command("SET MUSIC ON", musicClass);
        } else {
            command("SET MUSIC OFF");
        }
    }

    @Override
    public void record(Taping taping) throws CallerGone {
        command("EXEC", "Playtones", TONE);
        command("WAIT FOR DIGIT", Long.toString(TONE_MILLIS));
        command("EXEC", "StopPlaytones");
        String file = taping.file().toString();
        AgiReply reply = command(
                "RECORD FILE",
                file.substring(0, file.lastIndexOf('.')),
                file.substring(file.lastIndexOf('.') + 1),
                taping.endKey().toString(),
                Long.toString(taping.longest().toMillis()),
                "s=" + taping.silence().toSeconds());
        if (reply.code() != 200 || reply.result() < 0) {
            throw new IllegalStateException("Asterisk cannot record into " + file + ": " + reply.code());
        }
        take(reply);
    }

    @Override
    public Connection connect(String number, Duration ring) throws CallerGone {
        try {
            Connection connection = outside == null ? Connection.FAILED : outside.connect(number, ring);
            if (connection != Connection.ANSWERED && session.isGone()) {
                throw new CallerGone();
            }
            return connection;
        } catch (LineGone e) {
            throw new CallerGone();
        }
    }

    private void play(Sound sound, BargeIn bargeIn) throws CallerGone {
        if (isPlayed(sound, bargeIn)) {
            return;
        }
        Optional<Sound> substitute = substitutes.of(sound);
        if (substitute.isEmpty() || !isPlayed(substitute.get(), bargeIn)) {
            throw new IllegalStateException("Asterisk cannot play " + sound.stem() + ", and there is nothing instead");
        }
    }

    /**
     * Plays one recording. When it must not be cut, a key that does cut it is kept and the recording goes on where it was.
     *
     * @return whether Asterisk could
     */
    private boolean isPlayed(Sound sound, BargeIn bargeIn) throws CallerGone {
        long from = 0;
        while (true) {
            AgiReply reply = command("STREAM FILE", sound.stem(), ANY_KEY, Long.toString(from));
            if (reply.code() != 200 || reply.result() < 0) {
                return false;
            }
            if (reply.result() == 0) {
                return reply.endPosition() > 0 || from > 0;
            }
            take(reply);
            if (bargeIn == BargeIn.ALLOWED) {
                return true;
            }
            from = Math.max(reply.endPosition(), from + 1);
        }
    }

    private void take(AgiReply reply) {
        if (reply.result() > 0) {
            Key.of((char) reply.result()).ifPresent(key -> keys.settle(key, MANAGER_LATE_MILLIS));
        }
    }

    private AgiReply command(String command, String... arguments) throws CallerGone {
        try {
            AgiReply reply = session.command(command, arguments);
            boolean failed = reply.code() == 200 && reply.result() < 0;
            if (session.isGone() || reply.code() == 511 || (failed && session.goneWithin(GONE_LATE_MILLIS))) {
                throw new CallerGone();
            }
            return reply;
        } catch (LineGone e) {
            throw new CallerGone();
        }
    }
}
