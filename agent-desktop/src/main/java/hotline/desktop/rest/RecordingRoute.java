package hotline.desktop.rest;

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
    private final Recordings messages;
    private final Recordings conversations;

    /** Which recordings somebody may hear. */
    @FunctionalInterface
    public interface Recordings {
        /**
         * Blocks; throws {@link NotDone} and {@link DatabaseAway}.
         *
         * @param id hostile
         * @return the file
         */
        Path listen(Person person, String id) throws InterruptedException;
    }

    /**
     * @param messages that callers have left, by their interactions
     * @param conversations by their own ids
     */
    public RecordingRoute(Admission admission, Operations operations, Recordings messages, Recordings conversations) {
        this.admission = admission;
        this.operations = operations;
        this.messages = messages;
        this.conversations = conversations;
    }

    /** @param router the one at {@code /api} */
    public void mount(Router router) {
        router.get("/voicemails/:id/audio").handler(context -> play(context, "voicemail.audio", messages));
        router.get("/recordings/:id/audio").handler(context -> play(context, "recording.audio", conversations));
    }

    private void play(RoutingContext context, String what, Recordings recordings) {
        Session session = admission.needSession(context);
        String id = String.valueOf(context.pathParam("id"));
        Context loop = context.vertx().getOrCreateContext();
        Thread.ofVirtual().name("recording").start(() -> {
            try {
                Path file = recordings.listen(session.person(), id);
                long length = Files.size(file);
                loop.runOnContext(now -> send(context, file, length));
            } catch (NotDone why) {
                if (why.status() == 403) {
                    operations.refuse(session.person(), what, why.problem().message());
                }
                Answers.notDone(context, why);
            } catch (DatabaseAway away) {
                Answers.notDone(context, NotDone.databaseAway());
            } catch (IOException | RuntimeException failed) {
                log.error("the recording {} cannot be read", id, failed);
                Answers.notDone(context, NotDone.failed());
            } catch (InterruptedException ending) {
                Answers.notDone(context, NotDone.ending());
            }
        });
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
