package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Report;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueId;
import hotline.cti.Recordings.Recording;
import hotline.cti.agi.AgiScript;
import hotline.cti.agi.AgiSession;
import hotline.cti.agi.LineGone;
import hotline.ivr.run.QueueTalk;
import hotline.ivr.sound.Sound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owns a caller's channel for as long as it lives. A visit is one of three: an arrival, the return from a conversation or from ringing after a
 * process of ours has died, or any other moment after such a death; which one, the core's state decides and not the channel. The script does what
 * the switchboard orders and tells what came of it; between two orders there is music.
 */
final class CallerScript implements AgiScript {
    /** Whoever talked before must be out of Asterisk's translators before somebody else is connected, else audio is lost silently. */
    private static final long MUSIC_BETWEEN_PARTNERS_MILLIS = 40;
    /** Dial's own limit is a safety net behind the core's deadline. */
    private static final long DIAL_BEYOND_DEADLINE_SECONDS = 30;

    /** Mostly the next phone rings at once. */
    private static final Duration AFTER_RINGING = Duration.ofSeconds(2);

    private static final int LONGEST_CALL_ID = 200;
    private static final long FOR_EVER = Duration.ofDays(1).toMillis();

    private final CallerPorts ports;
    private final Arrivals arrivals;
    private final ScriptNews news;
    private final EmergencyTalk emergencies;
    private final CallerFlow flow;
    private final Announcer announcer;
    private final AfterCall afterCall;
    private final CallRecorder recorder;
    private final String musicClass;

    CallerScript(CallerPorts ports, Arrivals arrivals, ScriptNews news, String musicClass) {
        this.ports = ports;
        this.arrivals = arrivals;
        this.news = news;
        this.emergencies = new EmergencyTalk(ports, musicClass);
        RecordingTalk recordings = new RecordingTalk(ports, musicClass);
        this.flow = new CallerFlow(ports, news, emergencies, recordings, musicClass);
        this.recorder = new CallRecorder(ports, news, recordings);
        this.announcer = new Announcer(ports, news);
        this.afterCall = new AfterCall(ports, news, musicClass);
        this.musicClass = musicClass;
    }

    @Override
    public void visit(AgiSession session) throws LineGone {
        InteractionId known = Ids.interaction(session.variable("HOTLINE_ID"));
        if (known == null || !goesOn(known, session)) {
            arrives(session);
        }
    }

    // ---- three ways to begin ---------------------------------------------------------------

    private void arrives(AgiSession session) throws LineGone {
        String dialled = FromOutside.number(session.variable("HOTLINE_DNIS"));
        InteractionId interaction = ports.acd().newInteractionId();
        Report begins = new Report.InteractionBegins(
                interaction,
                MediaChannel.VOICE,
                Direction.INBOUND,
                dialled.isEmpty() ? "none" : dialled,
                System.currentTimeMillis());
        if (!arrivals.letIn(() -> ports.acd().report(begins))) {
            sendAway(session);
            return;
        }
        Visit visit = new Visit(new CallerVisit(interaction, session, new Keys()), dialled);
        news.arrived(visit.caller);
        try {
            session.set("__HOTLINE_ID", interaction.toString());
            session.set("HOTLINE_LEG", "caller");
            session.set("CHANNEL(userfield)", interaction.toString());
            session.set(FlowReporter.PLACE, "");
            session.set(FlowReporter.EDITION, "");
            ports.register()
                    .arrived(
                            interaction,
                            FromOutside.number(session.field("callerid")),
                            FromOutside.name(session.field("calleridname")),
                            dialled,
                            FromOutside.text(session.variable("CHANNEL(pjsip,call-id)"), LONGEST_CALL_ID));
            session.command("ANSWER");
            flow(visit);
            obey(visit);
        } finally {
            leave(visit);
        }
    }

    /** Not answered, so that the carrier gets 503. */
    private static void sendAway(AgiSession session) throws LineGone {
        session.set("HOTLINE_DONE", "1");
        session.command("EXEC", "Hangup", HangupCause.CONGESTION);
    }

    /** False when the core knows nothing of the interaction, or has done with it: then the caller is a new one. */
    private boolean goesOn(InteractionId interaction, AgiSession session) throws LineGone {
        Visit visit = new Visit(
                new CallerVisit(interaction, session, new Keys()),
                FromOutside.number(session.variable("HOTLINE_DNIS")));
        recorder.endsWhatWasLeft(visit.caller);
        flow.waits(visit.caller, visit.dialled);
        visit.beginsToWait();
        news.returned(visit.caller);
        Order first = visit.caller.orders.take(FOR_EVER);
        if (first instanceof Order.BeginAnew) {
            return false;
        }
        try {
            if (first != null && obey(visit, first)) {
                obey(visit);
            }
        } finally {
            leave(visit);
        }
        return true;
    }

    private void leave(Visit visit) {
        news.stopListeningForKeys(visit.caller.uniqueId);
        news.ended(visit.caller);
    }

    // ---- obeying ---------------------------------------------------------------------------

    private void obey(Visit visit) throws LineGone {
        boolean goesOn = !visit.over;
        while (goesOn) {
            Order order = visit.caller.orders.take(visit.music ? visit.patienceMillis() : 0);
            if (order != null) {
                goesOn = obey(visit, order);
            } else if (visit.caller.orders.isClosed()) {
                goesOn = false;
            } else if (!visit.music) {
                music(visit, true);
            } else if (visit.patienceMillis() == 0) {
                announce(visit);
            }
        }
    }

    private void announce(Visit visit) throws LineGone {
        QueueTalk talk = visit.caller.talk;
        if (talk == null) {
            return;
        }
        List<Sound> sounds = new ArrayList<>();
        QueueId queue = visit.caller.queue;
        if (queue != null && !visit.caller.orders.hasNews()) {
            sounds.addAll(emergencies.news(visit.caller, queue, talk.language()));
        }
        sounds.addAll(announcer.next(visit.caller, talk, visit.waited()));
        if (!sounds.isEmpty() && !visit.caller.orders.hasNews()) {
            music(visit, false);
            announcer.say(visit.caller, sounds);
        }
        visit.announceAfter(talk.announcements().every());
    }

    /** Does one thing; false when nothing more is to be done. */
    private boolean obey(Visit visit, Order order) throws LineGone {
        switch (order) {
            case Order.Flow flow -> {
                flow(visit);
                return !visit.over;
            }
            case Order.GoOn back -> {
                walk(visit, () -> flow.goOn(visit.caller, visit.dialled, back.exit()));
                return !visit.over;
            }
            case Order.Wait wait -> {
                music(visit, true);
                return true;
            }
            case Order.Ring ring -> {
                ring(visit, ring);
                return true;
            }
            case Order.Join join -> {
                join(visit, join);
                return true;
            }
            case Order.Confer confer -> {
                confer(visit, confer);
                return true;
            }
            case Order.Finish finish -> {
                if (finish.by() == EndedBy.AGENT && visit.talkedUntil != 0) {
                    // whatever she does now, the conversation was ended by the agent
                    visit.caller.finishing = finish.by();
                    music(visit, false);
                    afterCall.ask(visit.caller);
                }
                finish(visit, finish.by());
                return false;
            }
            case Order.BeginAnew anew -> {
                return false;
            }
        }
    }

    private void ring(Visit visit, Order.Ring ring) throws LineGone {
        keepPartnersApart(visit);
        Recording recording = record(visit, ring);
        long seconds =
                Math.max(1, (ring.expiresAt() - System.currentTimeMillis()) / 1_000) + DIAL_BEYOND_DEADLINE_SECONDS;
        // i: who is called elsewhere by a phone that diverts is not who the core has chosen
        String options = "gim(" + musicClass + ")b(sub^leg^1(agent^" + ring.offer() + "))";
        visit.plays(false); // Dial plays it from here on, and ends ours
        String status = "";
        int cause = 0;
        try {
            visit.session().command("EXEC", "Dial", "PJSIP/" + ring.station() + "," + seconds + "," + options);
            status = visit.session().isGone() ? "CANCEL" : visit.session().variable("DIALSTATUS");
            if (!status.equals("ANSWER") && !visit.session().isGone()) {
                cause = HangupCause.parse(visit.session().variable("HANGUPCAUSE"));
            }
        } finally {
            news.dialReturned(visit.caller, ring, ring.offer(), status, cause);
        }
        recorder.end(visit.caller, recording);
        if (status.equals("ANSWER")) {
            visit.talkedUntil = System.nanoTime();
        }
        visit.announceNotBefore(AFTER_RINGING);
    }

    /** The other leg is up and waits; when they are done it goes back where it waited, is gone, or was sent elsewhere. */
    private void join(Visit visit, Order.Join join) throws LineGone {
        keepPartnersApart(visit);
        Recording recording = record(visit, join);
        music(visit, false);
        boolean joined = true;
        try {
            visit.session().command("EXEC", "Bridge", join.channel());
            joined = visit.session().isGone()
                    || visit.session().variable("BRIDGERESULT").equals("SUCCESS");
        } finally {
            visit.talkedUntil = System.nanoTime();
            OfferId offer = join.offer();
            if (!joined) {
                news.notJoined(visit.caller, join);
            } else if (offer != null) {
                news.dialReturned(visit.caller, join, offer, "ANSWER", 0);
            }
        }
        recorder.end(visit.caller, recording);
    }

    /** Until she is taken out of it, or hangs up. */
    private void confer(Visit visit, Order.Confer confer) throws LineGone {
        keepPartnersApart(visit);
        Recording recording = record(visit, confer);
        music(visit, false);
        try {
            visit.session().command("EXEC", "ConfBridge", confer.conference() + ",hl_bridge,hl_user");
        } finally {
            visit.talkedUntil = System.nanoTime();
        }
        recorder.end(visit.caller, recording);
    }

    /** Begins to record who is about to talk, where that is to be; who has not been told is told first. */
    private @Nullable Recording record(Visit visit, Order order) throws LineGone {
        Recordings.Stretch due = recorder.due(visit.caller, order);
        if (due == null) {
            return null;
        }
        if (recorder.isToBeTold(visit.caller)) {
            music(visit, false);
            recorder.tell(visit.caller, due);
            music(visit, true);
        }
        return recorder.begin(visit.caller, due);
    }

    private void keepPartnersApart(Visit visit) throws LineGone {
        if (visit.talkedUntil == 0) {
            return;
        }
        music(visit, true);
        long left = MUSIC_BETWEEN_PARTNERS_MILLIS - (System.nanoTime() - visit.musicSince) / 1_000_000;
        if (left > 0) {
            visit.session().goneWithin(left);
        }
        visit.talkedUntil = 0;
    }

    private void music(Visit visit, boolean on) throws LineGone {
        if (visit.music != on || visit.hearsWhatTheDialplanPlays) {
            if (on) {
                visit.session().command("SET MUSIC ON", musicClass);
                visit.musicSince = System.nanoTime();
            } else {
                visit.session().command("SET MUSIC OFF");
            }
            visit.plays(on);
        }
    }

    private void finish(Visit visit, EndedBy by) throws LineGone {
        visit.over = true;
        visit.caller.finishing = by;
        visit.session().set("HOTLINE_DONE", "1");
        visit.session().command("HANGUP");
        news.finished(visit.caller);
    }

    private void flow(Visit visit) throws LineGone {
        walk(visit, () -> flow.walk(visit.caller, visit.dialled));
    }

    /** A walk through the flow, or a part of it. */
    private interface Walk {
        CallerFlow.Next go() throws LineGone;
    }

    private void walk(Visit visit, Walk walk) throws LineGone {
        news.flowBegins(visit.caller);
        news.listenForKeys(visit.caller.uniqueId, visit.caller.keys);
        music(visit, false);
        CallerFlow.Next next = walk.go();
        news.stopListeningForKeys(visit.caller.uniqueId);
        switch (next) {
            case OBEY -> visit.beginsToWait();
            case HANG_UP -> finish(visit, EndedBy.SYSTEM);
            case NOTHING -> visit.over = true;
        }
        news.flowEnded(visit.caller);
    }

    /** What the script itself must remember of its visit. */
    private static final class Visit {
        final CallerVisit caller;
        final String dialled;
        boolean music;
        long musicSince;
        /** Perhaps: music, from before this visit. It goes on until it is ended, and whoever talks with her is not heard over it. */
        boolean hearsWhatTheDialplanPlays = true;
        /** When the last conversation ended, 0 when there was none since. */
        long talkedUntil;

        boolean over;
        /** When the next announcement is due, by the clock of {@link System#nanoTime}. */
        private long announceAt;

        private long waitsSince;

        Visit(CallerVisit caller, String dialled) {
            this.caller = caller;
            this.dialled = dialled;
        }

        AgiSession session() {
            return caller.session;
        }

        void plays(boolean on) {
            music = on;
            hearsWhatTheDialplanPlays = false;
        }

        void beginsToWait() {
            waitsSince = System.nanoTime();
            if (caller.talk != null) {
                announceAfter(caller.talk.announcements().first());
            }
        }

        Duration waited() {
            return Duration.ofNanos(System.nanoTime() - waitsSince);
        }

        void announceAfter(Duration pause) {
            announceAt = System.nanoTime() + pause.toNanos();
        }

        void announceNotBefore(Duration pause) {
            announceAt = Math.max(announceAt, System.nanoTime() + pause.toNanos());
        }

        /** How long there is nothing to do but what is ordered. */
        long patienceMillis() {
            return caller.talk == null ? FOR_EVER : Math.max(0, (announceAt - System.nanoTime() + 999_999) / 1_000_000);
        }
    }
}
