package hotline.desktop.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Position;
import hotline.crm.people.Person;
import hotline.desktop.live.Access;
import hotline.desktop.live.Audience;
import hotline.desktop.live.Broadcast;
import hotline.desktop.live.View;
import hotline.desktop.message.ServerMessage;
import hotline.desktop.message.ServerMessage.SignedOutWhy;
import hotline.desktop.message.Wire;
import hotline.desktop.session.CloseCode;
import hotline.desktop.session.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every frame of every socket is numbered here, in one order. What concerns several pages is written once. Whoever comes back is told what was missed, as long as it is
 * remembered, else everything anew. Confined to the live thread, but for the counters.
 */
public final class Feed implements Broadcast {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final int REMEMBERED = 20_000;
    private static final long REMEMBERED_CHARACTERS = 32L << 20;

    private final long epoch;
    private final InstantSource clock;
    private final Access access;
    private final Ring ring = new Ring(REMEMBERED, REMEMBERED_CHARACTERS);
    private final Set<Connection> all = new LinkedHashSet<>();
    private final Map<AgentId, Set<Connection>> desks = new HashMap<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private volatile int open;
    private @Nullable View view;
    private long seq;

    /** @param epoch greater than at any start before */
    public Feed(long epoch, Access access, InstantSource clock) {
        this.epoch = epoch;
        this.access = access;
        this.clock = clock;
    }

    /** What pages that begin are told; to be called once, first. */
    public void begin(View what) {
        view = what;
    }

    /** How many sockets are open. Any thread. */
    public int open() {
        return open;
    }

    /** How many frames were sent so far. Any thread. */
    public long sent() {
        return sent.sum();
    }

    /** How many sockets were cut because the page read too slowly or was gone. Any thread. */
    public long cut() {
        return cut.sum();
    }

    @Override
    public void tell(Audience to, ServerMessage message) {
        String frame = frame(message);
        ring.add(new Ring.Told(seq, to, frame));
        switch (to) {
            case Audience.Desk desk ->
                List.copyOf(desks.getOrDefault(desk.agent(), Set.of())).forEach(connection -> send(connection, frame));
            case Audience.Everybody e -> sendToAll(to, frame);
            case Audience.Serving e -> sendToAll(to, frame);
            case Audience.QueueBoard e -> sendToAll(to, frame);
            case Audience.AgentBoard e -> sendToAll(to, frame);
            case Audience.Concerned e -> sendToAll(to, frame);
        }
    }

    @Override
    public void boardsAnew() {
        ring.forget(seq);
        if (view != null) {
            for (Connection connection : List.copyOf(all)) {
                if (connection.watchesBoard()) {
                    send(connection, frame(view.board(connection.person())));
                }
            }
        }
    }

    /**
     * A page has connected.
     *
     * @param after the last frame it has seen, null for none
     * @param board whether it watches the board
     */
    void join(Connection connection, @Nullable Position after, boolean board) {
        if (connection.session().isOver()) {
            connection.close(CloseCode.SESSION_OVER);
            return;
        }
        connection.watchBoard(board);
        add(connection);
        if (after != null && after.epoch() == epoch && after.seq() <= seq && ring.reachesBackTo(after.seq())) {
            resume(connection, after.seq());
        } else {
            beginAnew(connection);
        }
    }

    void leave(Connection connection) {
        if (all.remove(connection)) {
            desks.values().forEach(pages -> pages.remove(connection));
            desks.values().removeIf(Set::isEmpty);
            open = all.size();
        }
    }

    void reply(Connection connection, ServerMessage message) {
        if (all.contains(connection)) {
            send(connection, frame(message));
        }
    }

    void watchBoard(Connection connection, boolean wanted) {
        connection.watchBoard(wanted);
        if (connection.watchesBoard() && view != null) {
            send(connection, frame(view.board(connection.person())));
        }
    }

    /** Its pages are told and closed. */
    public void ended(Session session, SignedOutWhy why) {
        for (Connection connection : pagesOf(session)) {
            send(connection, frame(new ServerMessage.SignedOut(why)));
            connection.sessionOver(why);
            leave(connection);
        }
    }

    /** The session's person may see other things now: its pages begin anew. */
    public void changed(Session session) {
        for (Connection connection : pagesOf(session)) {
            leave(connection);
            add(connection);
            beginAnew(connection);
        }
    }

    /** Cuts who does not read or has gone without a word. To be called every few seconds. */
    void lookAfter(long nanos) {
        for (Connection connection : List.copyOf(all)) {
            if (connection.standsStill(nanos) || connection.isSilent(nanos)) {
                cut(connection);
            } else {
                connection.ping();
            }
        }
    }

    /** The server stops. */
    void end() {
        for (Connection connection : List.copyOf(all)) {
            connection.close(CloseCode.GOING_AWAY);
            leave(connection);
        }
    }

    private void add(Connection connection) {
        all.add(connection);
        open = all.size();
        AgentId agent = connection.agent();
        if (agent != null) {
            desks.computeIfAbsent(agent, id -> new LinkedHashSet<>()).add(connection);
        }
    }

    private void resume(Connection connection, long after) {
        List<Ring.Told> missed = new ArrayList<>();
        ring.after(after, told -> {
            if (concerns(connection, told.to())) {
                missed.add(told);
            }
        });
        // it stands where the page stopped, so that what follows it comes after it
        send(connection, frame(new ServerMessage.Resumed(), after));
        missed.forEach(told -> send(connection, told.frame()));
    }

    private void beginAnew(Connection connection) {
        if (view == null) {
            return;
        }
        send(connection, frame(view.welcome(connection.person())));
        if (connection.watchesBoard()) {
            send(connection, frame(view.board(connection.person())));
        }
    }

    private void sendToAll(Audience to, String frame) {
        for (Connection connection : List.copyOf(all)) {
            if (concerns(connection, to)) {
                send(connection, frame);
            }
        }
    }

    private boolean concerns(Connection connection, Audience to) {
        AgentId agent = connection.agent();
        return switch (to) {
            case Audience.Everybody e -> true;
            case Audience.Desk desk -> desk.agent().equals(agent);
            case Audience.Serving serving -> agent != null && view != null && view.serves(agent, serving.queue());
            case Audience.QueueBoard watching ->
                connection.watchesBoard() && access.seesQueue(connection.person(), watching.queue());
            case Audience.AgentBoard watching ->
                connection.watchesBoard() && access.seesAgent(connection.person(), watching.agent());
            case Audience.Concerned of -> concerns(connection.person(), agent, of);
        };
    }

    private boolean concerns(Person person, @Nullable AgentId agent, Audience.Concerned of) {
        return of.teams().contains(person.team())
                || Access.seesEverything(person)
                || of.agents().stream().anyMatch(one -> one.equals(agent) || access.seesAgent(person, one))
                || of.queues().stream()
                        .anyMatch(queue -> access.seesQueue(person, queue)
                                || (agent != null && view != null && view.serves(agent, queue)));
    }

    private void send(Connection connection, String frame) {
        if (connection.send(frame)) {
            sent.increment();
        } else {
            cut(connection);
        }
    }

    private void cut(Connection connection) {
        if (all.contains(connection)) {
            cut.increment();
            log.info(
                    "a page of {} does not read what it is sent and is cut off",
                    connection.person().id());
            leave(connection);
            connection.close(CloseCode.TOO_SLOW);
        }
    }

    private List<Connection> pagesOf(Session session) {
        return all.stream()
                .filter(connection -> connection.session().equals(session))
                .toList();
    }

    private String frame(ServerMessage message) {
        return frame(message, ++seq);
    }

    private String frame(ServerMessage message, long number) {
        try {
            String fields = Wire.MAPPER.writeValueAsString(message);
            String envelope = "{\"epoch\":" + epoch + ",\"seq\":" + number + ",\"type\":\""
                    + Wire.typeOf(message.getClass()) + "\",\"at\":\"" + Wire.text(clock.instant()) + "\"";
            return fields.length() > 2 ? envelope + "," + fields.substring(1) : envelope + "}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("messages can be written as JSON", e);
        }
    }
}
