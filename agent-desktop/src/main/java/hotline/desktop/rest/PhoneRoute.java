package hotline.desktop.rest;

import hotline.desktop.operation.NotDone;
import hotline.desktop.phone.PhoneEdge;
import hotline.desktop.session.Session;
import hotline.desktop.session.SocketTickets;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code GET /api/phone}: becomes the way of a page's phone to the telephones, for the browser that has asked for its ticket itself. */
public final class PhoneRoute {
    private final Admission admission;
    private final SocketTickets tickets;
    private final PhoneEdge phones;

    public PhoneRoute(Admission admission, SocketTickets tickets, PhoneEdge phones) {
        this.admission = admission;
        this.tickets = tickets;
        this.phones = phones;
    }

    /** @param router the one at {@code /api} */
    public void mount(Router router) {
        router.get("/phone").handler(this::open);
    }

    private void open(RoutingContext context) {
        Session session = Optional.ofNullable(context.queryParams().get("ticket"))
                .flatMap(tickets::use)
                .filter(ticketed -> ticketed == admission.needSession(context))
                .orElseThrow(NotDone::noTicket);
        String wanted = context.request().getHeader("Sec-WebSocket-Protocol");
        if (!PhoneEdge.PROTOCOL.equals(wanted)) {
            throw NotDone.bad("protocol", "This socket speaks SIP.", "Ask for the subprotocol sip.");
        }
        phones.accept(context.request(), session, context.vertx().getOrCreateContext());
    }
}
