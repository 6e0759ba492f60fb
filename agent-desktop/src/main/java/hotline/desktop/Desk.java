package hotline.desktop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.ticket.Ticket;
import hotline.desktop.live.Access;
import hotline.desktop.live.Beginning;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.live.LivePorts;
import hotline.desktop.live.LiveThread;
import hotline.desktop.message.RecordingView;
import hotline.desktop.message.ServerMessage.SignedOutWhy;
import hotline.desktop.operation.CallOperations;
import hotline.desktop.operation.CallbackOperations;
import hotline.desktop.operation.ContactOperations;
import hotline.desktop.operation.CustomerOperations;
import hotline.desktop.operation.DayOperations;
import hotline.desktop.operation.DeskOperations;
import hotline.desktop.operation.DialOperations;
import hotline.desktop.operation.DirectoryOperations;
import hotline.desktop.operation.EmergencyOperations;
import hotline.desktop.operation.FigureOperations;
import hotline.desktop.operation.FlowOperations;
import hotline.desktop.operation.GuidanceOperations;
import hotline.desktop.operation.LanguageOperations;
import hotline.desktop.operation.NotDone;
import hotline.desktop.operation.NoticeOperations;
import hotline.desktop.operation.OfferedGuidance;
import hotline.desktop.operation.OpenApi;
import hotline.desktop.operation.Operation;
import hotline.desktop.operation.Operations;
import hotline.desktop.operation.OpinionOperations;
import hotline.desktop.operation.PhoneOperations;
import hotline.desktop.operation.PreferenceOperations;
import hotline.desktop.operation.QueueOperations;
import hotline.desktop.operation.RecordingOperations;
import hotline.desktop.operation.TicketOperations;
import hotline.desktop.operation.VoicemailOperations;
import hotline.desktop.operation.WatchOperations;
import hotline.desktop.phone.PhoneEdge;
import hotline.desktop.rest.Admission;
import hotline.desktop.rest.Answers;
import hotline.desktop.rest.OperationRoutes;
import hotline.desktop.rest.PhoneRoute;
import hotline.desktop.rest.RecordingRoute;
import hotline.desktop.rest.SignInRoutes;
import hotline.desktop.rest.SocketRoute;
import hotline.desktop.session.Session;
import hotline.desktop.session.Sessions;
import hotline.desktop.session.SignIn;
import hotline.desktop.session.SocketTickets;
import hotline.desktop.socket.Feed;
import hotline.desktop.socket.SocketEdge;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Desks and boards, put together: who is signed in, what may be asked, what is live, and the sockets it goes out by. To be mounted at {@code /api/*}.
 */
public final class Desk implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final DeskPorts ports;
    private final LiveThread thread = new LiveThread();
    private final Access access = new Access();
    private final SignIn signIn;
    private final Sessions sessions;
    private final VoicemailOperations voicemails;
    private final RecordingOperations recordings;
    private final Operations operations;
    private final Feed feed;
    private final Beginning beginning;
    private final SocketEdge sockets;
    private final PhoneEdge phones;
    private final SocketTickets tickets;
    private final Admission admission;

    /**
     * Blocks until the sessions are read.
     *
     * @param tls whether pages come over TLS
     * @throws hotline.crm.DatabaseAway when they cannot be
     */
    public Desk(DeskPorts ports, Sessions.Limits limits, boolean tls) {
        this.ports = ports;
        this.signIn = new SignIn(ports.passwords(), ports.live().clock());
        this.sessions = Sessions.begin(
                ports.sessions(), ports.people(), limits, ports.live().clock());
        this.tickets = new SocketTickets(ports.live().clock());
        this.feed = new Feed(ports.epoch(), access, ports.live().clock());
        this.beginning = Beginning.of(thread, feed, access, ports.live());
        LivePorts below = ports.live();
        LiveAnswers live = new LiveAnswers(thread, beginning.view());
        this.voicemails =
                new VoicemailOperations(ports.voicemails(), below.acd(), live, access, below.centre(), below.clock());
        this.recordings = new RecordingOperations(ports.recordings(), live, access, below.clock());
        this.operations = operations(ports, live, access, voicemails, recordings);
        this.sockets =
                new SocketEdge(thread, feed, sessions, operations, ports.live().clock());
        this.phones = new PhoneEdge(ports.telephones(), sessions, operations);
        this.admission = new Admission(sessions, tls);
        thread.run(() -> feed.begin(beginning.view()));
        sessions.listen(new Sessions.Listener() {
            @Override
            public void ended(Session session, SignedOutWhy why) {
                phones.ended(session);
                thread.run(() -> feed.ended(session, why));
            }

            @Override
            public void changed(Session session) {
                phones.ended(session);
                thread.run(() -> feed.changed(session));
            }
        });
        AtomicBoolean sweeping = new AtomicBoolean();
        thread.every(SWEEP, () -> {
            if (sweeping.compareAndSet(false, true)) {
                Thread.ofVirtual().name("sweep-sessions").start(() -> {
                    try {
                        sessions.peopleChanged();
                        sessions.sweep();
                    } finally {
                        sweeping.set(false);
                    }
                });
            }
        });
    }

    private static Operations operations(
            DeskPorts ports,
            LiveAnswers live,
            Access access,
            VoicemailOperations voicemails,
            RecordingOperations recordings) {
        LivePorts below = ports.live();
        List<Operation<?>> table = new ArrayList<>();
        table.addAll(new DeskOperations(below.acd(), live, access, ports.calls(), below.centre()).table());
        table.addAll(new CallOperations(below.acd(), live, ports.calls()).table());
        table.addAll(
                new DialOperations(below.acd(), live, ports.calls(), ports.contacts(), below.centre(), below.clock())
                        .table());
        table.addAll(new WatchOperations(below.acd(), live, access).table());
        table.addAll(new DirectoryOperations(live).table());
        table.addAll(new PhoneOperations(ports.telephones(), live).table());
        table.addAll(new QueueOperations(below.acd(), live, access).table());
        table.addAll(new ContactOperations(ports.contacts(), live, access, below.clock()).table());
        table.addAll(
                new FigureOperations(ports.figures(), below.titles(), access, below.centre(), below.clock()).table());
        table.addAll(new DayOperations(ports.figures(), ports.opinions(), below.centre(), below.clock()).table());
        table.addAll(new FlowOperations(ports.flows()).table());
        table.addAll(new EmergencyOperations(ports.emergencies(), access, below.centre()).table());
        table.addAll(voicemails.table());
        table.addAll(recordings.table());
        table.addAll(new CallbackOperations(
                        ports.callbacks(),
                        ports.contacts(),
                        ports.customers(),
                        below.acd(),
                        live,
                        access,
                        below.centre(),
                        below.clock())
                .table());
        table.addAll(
                new TicketOperations(ports.tickets(), ports.contacts(), live, access, below.centre(), below.clock())
                        .table());
        table.addAll(
                new CustomerOperations(ports.customers(), ports.tickets(), live, access, below.centre(), below.clock())
                        .table());
        table.addAll(new LanguageOperations(ports.languages()).table());
        table.addAll(new PreferenceOperations(ports.preferences()).table());
        table.addAll(new NoticeOperations(ports.notices(), live, access, below.clock()).table());
        table.addAll(
                new OfferedGuidance(ports.guidance(), ports.tickets(), live, below.centre(), below.clock()).table());
        table.addAll(new GuidanceOperations(ports.guidance(), access, below.centre(), below.clock()).table());
        table.addAll(new OpinionOperations(ports.opinions(), access, below.centre(), below.clock()).table());
        return new Operations(table);
    }

    /** To be mounted at {@code /api/*}. */
    public Router router(Vertx vertx) {
        Router api = Router.router(vertx);
        api.route().failureHandler(Desk::failed);
        api.route().handler(admission::admit);
        new SignInRoutes(
                        admission,
                        signIn,
                        sessions,
                        tickets,
                        ports.live().centre(),
                        ports.live().clock())
                .mount(api);
        new RecordingRoute(admission, operations, voicemails::listen, recordings::listen).mount(api);
        new OperationRoutes(admission, operations).mount(api);
        new SocketRoute(tickets, sockets).mount(api);
        new PhoneRoute(admission, tickets, phones).mount(api);
        ObjectNode description = OpenApi.describe(operations.all());
        api.get("/openapi.json").handler(context -> Answers.json(context, 200, description));
        return api;
    }

    /** Who signs in has changed, in the records. Blocks. */
    public void peopleChanged() {
        sessions.peopleChanged();
    }

    /** Whoever knew the old password is thrown out. Blocks for a moment. */
    public void passwordChanged(String person) {
        sessions.endAllOf(person, SignedOutWhy.PASSWORD_CHANGED);
    }

    /** The configuration in force is another. */
    public void centreChanged() {
        beginning.view().centreChanged();
    }

    /** Callers have left messages for this queue. Does not block. */
    public void voicemailsChanged(QueueId queue) {
        beginning.view().voicemailsChanged(queue);
    }

    /** What is recorded of an interaction at this moment is something else; null: nothing. Does not block. */
    public void recordingChanged(InteractionId interaction, RecordingView.@Nullable RecordingState state) {
        beginning.view().recordingChanged(interaction, state);
    }

    /** Emergency announcements have been switched. Does not block. */
    public void emergenciesChanged() {
        beginning.view().emergenciesChanged();
    }

    /**
     * Whether the PBX can be reached, as often as one likes. Does not block.
     *
     * @param awaySince null: it can
     */
    public void telephony(@Nullable Instant awaySince) {
        beginning.view().telephony(awaySince);
    }

    /** What customers of this queue were promised has changed. Does not block. */
    public void callbacksChanged(QueueId queue) {
        beginning.view().callbacksChanged(queue);
    }

    /** Something has become of a ticket by itself. Does not block. */
    public void ticketChanged(Ticket ticket) {
        beginning.view().ticketsChanged(TicketOperations.whose(ticket, ticket));
    }

    /** The line has said who calls. Does not block. */
    public void arrived(InteractionId interaction) {
        beginning.view().arrived(interaction);
    }

    /** A caller has entered what agents see. Does not block. */
    public void entered(InteractionId interaction) {
        beginning.view().callerChanged(interaction);
    }

    /**
     * What has been going on.
     *
     * @param sockets open at this moment
     * @param messages sent over sockets so far
     * @param cut sockets whose pages did not read
     * @param phones pages whose phone is with us at this moment
     * @param refused requests for what was not the person's, or from foreign pages
     */
    public record Counts(int sessions, int sockets, long messages, long cut, int phones, long refused) {}

    /** Any thread; does not block. */
    public Counts counts() {
        return new Counts(
                sessions.count(),
                feed.open(),
                feed.sent(),
                feed.cut(),
                phones.open(),
                operations.refused() + admission.refused());
    }

    /** All that can be asked for. */
    public Collection<Operation<?>> operations() {
        return operations.all();
    }

    private static void failed(RoutingContext context) {
        if (context.failure() instanceof NotDone why) {
            Answers.notDone(context, why);
        } else {
            context.next();
        }
    }

    /** Tells all pages that we go. Blocks for a moment; to be called while the server still runs. */
    public void farewell() {
        phones.close();
        sockets.close();
    }

    @Override
    public void close() {
        beginning.close();
        thread.close();
        signIn.close();
        sessions.sweep();
    }
}
