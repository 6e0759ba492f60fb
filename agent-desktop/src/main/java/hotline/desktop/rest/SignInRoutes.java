package hotline.desktop.rest;

import hotline.crm.DatabaseAway;
import hotline.desktop.message.Centre;
import hotline.desktop.message.ServerMessage.SignedOutWhy;
import hotline.desktop.message.SignedIn;
import hotline.desktop.operation.Arguments;
import hotline.desktop.operation.Longest;
import hotline.desktop.operation.NotDone;
import hotline.desktop.session.Session;
import hotline.desktop.session.Sessions;
import hotline.desktop.session.SignIn;
import hotline.desktop.session.SocketTickets;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out, who one is, and tickets for sockets. */
public final class SignInRoutes {
    private static final Logger log = LoggerFactory.getLogger(SignInRoutes.class);
    private static final int LONGEST_BODY = 2 * 1024;
    private static final int LONGEST_SECRET = 200;

    private final Admission admission;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SocketTickets tickets;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    /** @param centre as it is at the moment; must not block */
    public SignInRoutes(
            Admission admission,
            SignIn signIn,
            Sessions sessions,
            SocketTickets tickets,
            Supplier<Centre> centre,
            InstantSource clock) {
        this.admission = admission;
        this.signIn = signIn;
        this.sessions = sessions;
        this.tickets = tickets;
        this.centre = centre;
        this.clock = clock;
    }

    private record Credentials(
            @Longest(LONGEST_SECRET) String user,
            @Longest(LONGEST_SECRET) String password) {
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    private record Leaving(@Nullable Boolean everywhere) {}

    /** @param router the one at {@code /api} */
    public void mount(Router router) {
        router.post("/sign-in")
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                .handler(this::signIn);
        router.post("/sign-out")
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                .handler(this::signOut);
        router.get("/me").handler(context -> Answers.json(context, 200, signedIn(admission.needSession(context))));
        router.post("/socket-tickets").handler(this::ticket);
    }

    private void signIn(RoutingContext context) {
        Credentials given = Arguments.read(Answers.body(context), Credentials.class);
        String source = Source.of(context.request().remoteAddress());
        signIn.tryIn(given.user(), given.password(), source).thenAccept(result -> {
            switch (result) {
                case SignIn.Result.In in -> open(context, in);
                case SignIn.Result.Wrong wrong ->
                    Answers.problem(
                            context, 401, "wrong-sign-in", "Name or password is wrong.", "Ask your administrator.");
                case SignIn.Result.TooMany tooMany ->
                    Answers.notDone(
                            context,
                            NotDone.tooMany("tries", "There were too many wrong tries.", tooMany.retryAfter()));
                case SignIn.Result.Away away -> Answers.notDone(context, NotDone.databaseAway());
            }
        });
    }

    /** On a thread that may block. */
    private void open(RoutingContext context, SignIn.Result.In in) {
        try {
            admission.session(context).ifPresent(before -> sessions.end(before, SignedOutWhy.ELSEWHERE));
            String token = sessions.open(in.person());
            log.info(
                    "{} signed in from {}",
                    in.person().id(),
                    context.request().remoteAddress().hostAddress());
            context.vertx().runOnContext(then -> {
                admission.cookie().set(context, token);
                Answers.json(context, 200, SignedIn.of(in.person(), centre.get(), clock.instant()));
            });
        } catch (DatabaseAway away) {
            Answers.notDone(context, NotDone.databaseAway());
        }
    }

    private void signOut(RoutingContext context) {
        Leaving leaving = Arguments.read(Answers.body(context), Leaving.class);
        // before the cookie is cleared: requests and responses share one jar, and the empty one may be found
        Session session = admission.session(context).orElse(null);
        admission.cookie().clear(context);
        Thread.ofVirtual().name("sign-out").start(() -> {
            if (session != null && Boolean.TRUE.equals(leaving.everywhere())) {
                sessions.endAllOf(session.person().id(), SignedOutWhy.ELSEWHERE);
            } else if (session != null) {
                sessions.end(session, SignedOutWhy.ELSEWHERE);
            }
            Answers.json(context, 204, null);
        });
    }

    private void ticket(RoutingContext context) {
        Session session = admission.needSession(context);
        String ticket = tickets.issue(session)
                .orElseThrow(() -> NotDone.tooMany(
                        "tickets", "There are too many tickets that nobody has used.", Duration.ofSeconds(30)));
        Answers.json(context, 201, Map.of("ticket", ticket));
    }

    private SignedIn signedIn(Session session) {
        return SignedIn.of(session.person(), centre.get(), clock.instant());
    }
}
