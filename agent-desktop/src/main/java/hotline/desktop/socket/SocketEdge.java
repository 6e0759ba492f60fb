package hotline.desktop.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.distributor.Position;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveThread;
import hotline.desktop.message.ServerMessage;
import hotline.desktop.message.Wire;
import hotline.desktop.operation.NotDone;
import hotline.desktop.operation.Operations;
import hotline.desktop.operation.Pace;
import hotline.desktop.session.CloseCode;
import hotline.desktop.session.Session;
import hotline.desktop.session.Sessions;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What pages say over their sockets: operations, the board, pings. Called on event loops; never blocks them. */
public final class SocketEdge implements AutoCloseable {
    /** The largest message a page may send, in bytes. */
    public static final int LARGEST_MESSAGE = 64 * 1024;

    private static final Logger log = LoggerFactory.getLogger(SocketEdge.class);
    private static final int LONGEST_ID = 64;
    private static final int MOST_UNDER_WAY = 16;
    private static final Duration LOOK_AFTER = Duration.ofSeconds(5);

    private final LiveThread live;
    private final Feed feed;
    private final Sessions sessions;
    private final Operations operations;
    private final InstantSource clock;

    public SocketEdge(LiveThread live, Feed feed, Sessions sessions, Operations operations, InstantSource clock) {
        this.live = live;
        this.feed = feed;
        this.sessions = sessions;
        this.operations = operations;
        this.clock = clock;
        live.every(LOOK_AFTER, () -> feed.lookAfter(System.nanoTime()));
    }

    /**
     * A page has connected, with a ticket of this session.
     *
     * @param after the last frame it has seen, null for none
     */
    public void accept(ServerWebSocket socket, Session session, @Nullable Position after, boolean board) {
        Connection connection = new Connection(socket, session);
        Talk talk = new Talk(connection);
        socket.textMessageHandler(talk::said);
        socket.binaryMessageHandler(bytes -> connection.close(CloseCode.NO_JSON));
        socket.pongHandler(pong -> {
            connection.heard();
            sessions.heard(session);
        });
        socket.exceptionHandler(failure -> failed(connection, failure));
        socket.closeHandler(closed -> live.run(() -> feed.leave(connection)));
        live.run(() -> feed.join(connection, after, board));
    }

    /** The server would close by itself in some cases, saying that all is well; a message of many frames that is too large it drops, and takes the rest of it for the next one. */
    private static void failed(Connection connection, Throwable failure) {
        log.debug("a socket failed: {}", failure.toString());
        switch (failure) {
            case IllegalStateException tooLarge -> connection.close(CloseCode.TOO_LARGE);
            case CorruptedWebSocketFrameException frame ->
                connection.close(
                        frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)
                                ? CloseCode.TOO_LARGE
                                : CloseCode.NO_JSON);
            case CorruptedFrameException unreadable -> connection.close(CloseCode.NO_JSON);
            default -> {}
        }
    }

    /** Tells all pages that we go. Blocks for a moment. */
    @Override
    public void close() {
        try {
            live.ask(() -> {
                        feed.end();
                        return true;
                    })
                    .join();
        } catch (RuntimeException ended) {
            log.debug("the live thread has ended before its sockets");
        }
    }

    /** What one page says. Its event loop's alone. */
    private final class Talk {
        private final Connection connection;
        private final Pace pace = new Pace();
        private int underWay;

        Talk(Connection connection) {
            this.connection = connection;
        }

        void said(String text) {
            // a page that was told to go may go on talking until the network has closed
            if (connection.isClosed()) {
                return;
            }
            Session session = connection.session();
            if (!pace.allows(System.nanoTime())) {
                connection.close(CloseCode.TOO_FAST);
                return;
            }
            connection.heard();
            sessions.heard(session);
            JsonNode message = read(text);
            String id = message.path("id").asText();
            String doing = message.path("do").asText();
            if (id.isEmpty() || id.length() > LONGEST_ID || doing.isEmpty()) {
                connection.close(CloseCode.NO_JSON);
                return;
            }
            switch (doing) {
                case "ping" -> live.run(() -> feed.reply(connection, new ServerMessage.Pong(clock.instant())));
                case "board.subscribe" -> watch(id);
                case "board.unsubscribe" -> {
                    live.run(() -> feed.watchBoard(connection, false));
                    reply(id, new Operations.Outcome.Done(null));
                }
                default -> ask(id, doing, message.path("body"));
            }
        }

        private void watch(String id) {
            if (Access.watches(connection.person())) {
                live.run(() -> feed.watchBoard(connection, true));
                reply(id, new Operations.Outcome.Done(null));
            } else {
                reply(id, operations.refuse(connection.person(), "board.subscribe", "This is not for your role."));
            }
        }

        private void ask(String id, String doing, JsonNode body) {
            if (underWay >= MOST_UNDER_WAY) {
                reply(
                        id,
                        new Operations.Outcome.Refused(NotDone.tooMany(
                                "requests", "Too many requests wait for their answer.", Duration.ofSeconds(1))));
                return;
            }
            underWay++;
            JsonNode arguments = body.isMissingNode() || body.isNull() ? Wire.MAPPER.createObjectNode() : body;
            Context context = Vertx.currentContext();
            operations.ask(connection.person(), doing, arguments).thenAccept(outcome -> {
                reply(id, outcome);
                if (context != null) {
                    context.runOnContext(done -> underWay--);
                }
            });
        }

        private void reply(String id, Operations.Outcome outcome) {
            ServerMessage.Reply reply =
                    switch (outcome) {
                        case Operations.Outcome.Done done -> new ServerMessage.Reply(id, true, done.result(), null);
                        case Operations.Outcome.Refused refused ->
                            new ServerMessage.Reply(
                                    id, false, null, refused.why().problem());
                    };
            live.run(() -> feed.reply(connection, reply));
        }

        private static JsonNode read(String text) {
            try {
                return Wire.MAPPER.readTree(text);
            } catch (JsonProcessingException noJson) {
                return Wire.MAPPER.missingNode();
            }
        }
    }
}
