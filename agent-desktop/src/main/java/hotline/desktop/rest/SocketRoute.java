package hotline.desktop.rest;

import hotline.acd.distributor.Position;
import hotline.desktop.operation.NotDone;
import hotline.desktop.session.Session;
import hotline.desktop.session.SocketTickets;
import hotline.desktop.socket.SocketEdge;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/socket}: becomes a socket, for whoever has a ticket. */
public final class SocketRoute {
    private static final Logger log = LoggerFactory.getLogger(SocketRoute.class);

    private final SocketTickets tickets;
    private final SocketEdge sockets;

    public SocketRoute(SocketTickets tickets, SocketEdge sockets) {
        this.tickets = tickets;
        this.sockets = sockets;
    }

    /** @param router the one at {@code /api} */
    public void mount(Router router) {
        router.get("/socket").handler(this::open);
    }

    private void open(RoutingContext context) {
        String ticket = context.queryParams().get("ticket");
        Position after = position(context.queryParams().get("after"));
        boolean board = context.queryParams().getAll("topics").contains("board");
        Session session = Optional.ofNullable(ticket).flatMap(tickets::use).orElseThrow(NotDone::noTicket);
        context.request()
                .toWebSocket()
                .onSuccess(socket -> sockets.accept(socket, session, after, board))
                .onFailure(failure -> log.debug("no socket was opened: {}", failure.toString()));
    }

    /** Whoever writes it wrongly begins anew. */
    private static @Nullable Position position(@Nullable String after) {
        try {
            return after == null ? null : Position.parse(after);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
