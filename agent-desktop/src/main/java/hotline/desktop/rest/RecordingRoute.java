package hotline.desktop.rest;

import hotline.acd.interaction.InteractionId;
import hotline.crm.DatabaseAway;
import hotline.crm.people.Person;
import hotline.desktop.operation.NotDone;
import hotline.desktop.operation.Operations;
import hotline.desktop.session.Session;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recordings over HTTP: in one piece, or the piece a player asks for. */
public final class RecordingRoute {
    private static final Logger log = LoggerFactory.getLogger(RecordingRoute.class);
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,12})-(\\d{0,12})");

    private final Admission admission;
    private final Operations operations;
    private final Recordings recordings;

    /** Which recordings somebody may hear. */
    @FunctionalInterface
    public interface Recordings {
        /**
         * Blocks; throws {@link NotDone} and {@link DatabaseAway}.
         *
         * @return the file
         */
        Path listen(Person person, InteractionId interaction) throws InterruptedException;
    }

    public RecordingRoute(Admission admission, Operations operations, Recordings recordings) {
        this.admission = admission;
        this.operations = operations;
        this.recordings = recordings;
    }

    /** @param router the one at {@code /api} */
    public void mount(Router router) {
        router.get("/voicemails/:interaction/audio").handler(this::play);
    }

    private void play(RoutingContext context) {
        Session session = admission.needSession(context);
        InteractionId interaction = interaction(String.valueOf(context.pathParam("interaction")));
        Context loop = context.vertx().getOrCreateContext();
        Thread.ofVirtual().name("recording").start(() -> {
            try {
                Path file = recordings.listen(session.person(), interaction);
                long length = Files.size(file);
                loop.runOnContext(now -> send(context, file, length));
            } catch (NotDone why) {
                if (why.status() == 403) {
                    operations.refuse(
                            session.person(), "voicemail.audio", why.problem().message());
                }
                Answers.notDone(context, why);
            } catch (DatabaseAway away) {
                Answers.notDone(context, NotDone.databaseAway());
            } catch (IOException | RuntimeException failed) {
                log.error("the recording of {} cannot be read", interaction, failed);
                Answers.notDone(context, NotDone.failed());
            } catch (InterruptedException ending) {
                Answers.notDone(context, NotDone.ending());
            }
        });
    }

    private static InteractionId interaction(String written) {
        try {
            return InteractionId.parse(written);
        } catch (IllegalArgumentException none) {
            throw NotDone.bad("interaction", "This is no id of an interaction.", "It looks like i3-17.");
        }
    }

    private static void send(RoutingContext context, Path file, long length) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader("Content-Type", "audio/wav")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "private, no-store");
        String asked = context.request().getHeader("Range");
        Optional<Piece> piece = Piece.of(asked, length);
        if (piece.isEmpty()) {
            response.setStatusCode(416)
                    .putHeader("Content-Range", "bytes */" + length)
                    .end();
            return;
        }
        if (asked != null) {
            response.setStatusCode(206)
                    .putHeader(
                            "Content-Range",
                            "bytes " + piece.get().from() + "-" + piece.get().to() + "/" + length);
        }
        response.sendFile(
                        file.toString(),
                        piece.get().from(),
                        piece.get().to() - piece.get().from() + 1)
                .onFailure(gone -> log.debug("a player went away: {}", gone.getMessage()));
    }

    /**
     * From one byte to another, both within.
     *
     * @param from first, from 0
     * @param to last
     */
    record Piece(long from, long to) {
        /** All of it where none is asked for; empty where what is asked for is not there, or is no single piece. */
        static Optional<Piece> of(@Nullable String asked, long length) {
            if (asked == null) {
                return Optional.of(new Piece(0, length - 1));
            }
            Matcher range = RANGE.matcher(asked);
            if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
                return Optional.empty();
            }
            long last = length - 1;
            if (range.group(1).isEmpty()) {
                long count = Math.min(Long.parseLong(range.group(2)), length);
                return count == 0 ? Optional.empty() : Optional.of(new Piece(length - count, last));
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2).isEmpty() ? last : Math.min(Long.parseLong(range.group(2)), last);
            return from > to ? Optional.empty() : Optional.of(new Piece(from, to));
        }
    }
}
