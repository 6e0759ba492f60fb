package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.LiveFigures;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.crm.record.InteractionRecord;
import hotline.desktop.message.AgentView;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Directory;
import hotline.desktop.message.HelpView;
import hotline.desktop.message.Me;
import hotline.desktop.message.NoteView;
import hotline.desktop.message.QueueTile;
import hotline.desktop.message.RecordingView;
import hotline.desktop.message.ServerMessage;
import hotline.desktop.message.WatchView;
import hotline.desktop.message.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What pages show, from the core's snapshot and every event after it. Desks are told at once, the card right with the offer; boards a few times a second, and only what has
 * changed. Confined to the live thread, but where it says otherwise.
 */
public final class LiveView implements View {
    private static final Duration BOARD = Duration.ofMillis(250);
    private static final int SERVING_EVERY = 4;
    private static final int EXPECTED_EVERY = 4;
    /** Whoever comes after so many others is told nothing of it. */
    private static final int EXPECTED_FOR = 50;

    private final LiveThread thread;
    private final Broadcast broadcast;
    private final Access access;
    private final LivePorts ports;
    private final Desks desks;
    private final Roster roster = new Roster();
    private final Figures figures;
    private final Cards cards;
    private final ExpectedWaits expected;
    private final BoardView board;
    private final BoardView.Sources sources;
    private final Map<AgentId, AgentView> toldAgents = new TreeMap<>();
    private final Map<Desks.Place, WorkItem> toldWork = new HashMap<>();
    private final Map<Desks.Place, NoteView> notes = new HashMap<>();
    private Centre centre;
    private @Nullable Instant telephonyAwaySince;
    private int turns;

    /** On the live thread, before any event. */
    LiveView(LiveThread thread, Broadcast broadcast, Access access, LivePorts ports, Snapshot snapshot) {
        this.thread = thread;
        this.broadcast = broadcast;
        this.access = access;
        this.ports = ports;
        this.centre = ports.centre().get();
        access.take(centre);
        this.figures = new Figures(snapshot, ports.dayOf());
        roster.begin(snapshot);
        this.desks = new Desks(ports.titles(), roster);
        desks.begin(snapshot);
        this.cards = new Cards(thread, ports.callers(), this::tellCaller);
        this.board = new BoardView(broadcast);
        this.expected = new ExpectedWaits(thread, ports.waits());
        this.sources = new BoardView.Sources(roster, figures, desks, cards::of, expected);
        desks.stories().forEach(story -> {
            if (!story.internal) {
                cards.goesOn(story.id);
            }
            story.works.keySet().forEach(agent -> {
                Desks.Place place = new Desks.Place(agent, story.id);
                toldWork.put(place, Objects.requireNonNull(desks.work(agent, story.id)));
            });
        });
        roster.agents().forEach(this::tellAgent);
        board.touchAll(sources);
        board.tell(sources, centre, true);
        thread.every(BOARD, this::tellBoard);
    }

    // ---- what happens ----------------------------------------------------------------------

    void happened(List<Recorded> events) {
        Set<AgentId> agents = new TreeSet<>();
        for (Recorded recorded : events) {
            agents.addAll(concerned(recorded.event()));
            roster.apply(recorded);
            desks.apply(recorded);
            figures.apply(recorded);
            followCallers(recorded.event());
            agents.addAll(concerned(recorded.event()));
        }
        agents.forEach(this::tellAgent);
        agents.forEach(board::touch);
        tellDesks();
    }

    /** Whose state may be another by it. Asked before and after it is folded. */
    private Set<AgentId> concerned(Event event) {
        return switch (event) {
            case Event.AgentSignedIn e -> Set.of(e.agent());
            case Event.AvailabilityChanged e -> Set.of(e.agent());
            case Event.AvailabilityPended e -> Set.of(e.agent());
            case Event.OfferMade e -> Set.of(e.agent());
            case Event.AssignmentBegan e -> Set.of(e.agent());
            case Event.AssignmentHeld e -> Set.of(e.agent());
            case Event.AssignmentRetrieved e -> Set.of(e.agent());
            case Event.WrapUpBegan e -> Set.of(e.agent());
            case Event.AssignmentEnded e -> Set.of(e.agent());
            case Event.OfferEnded e -> orNobody(desks.agentOf(e.offer()));
            case Event.StationChanged e -> orNobody(roster.at(e.station()));
            case Event.Configured e -> Set.copyOf(roster.agents());
            case Event.EpochBegan e -> Set.of();
            case Event.InteractionBegan e -> Set.of();
            case Event.FlowPassed e -> Set.of();
            case Event.FlowServed e -> Set.of();
            case Event.Transferred e -> Set.of();
            case Event.EntryQueued e -> Set.of();
            case Event.PlaceKept e -> Set.of();
            case Event.CustomerDialled e -> Set.of();
            case Event.CustomerReached e -> Set.of();
            case Event.CustomerNotReached e -> Set.of();
            case Event.CallbackDue e -> Set.of();
            case Event.AssignmentLineLost e -> Set.of();
            case Event.AssignmentLineBack e -> Set.of();
            case Event.DispositionChosen e -> Set.of();
            case Event.WrapUpExtended e -> Set.of();
            case Event.ConsultBegan e -> Set.of();
            case Event.EntryDirected e -> Set.of();
            case Event.ConsultConnected e -> Set.of();
            case Event.ConsultEnded e -> Set.of();
            case Event.PassedOn e -> Set.of();
            case Event.PartyDropped e -> Set.of();
            case Event.OutsideLeft e -> Set.of();
            case Event.WatchBegan e -> Set.of(e.watcher());
            case Event.WatchConnected e -> Set.of(e.watcher());
            case Event.WatchModeChanged e -> Set.of(e.watcher());
            case Event.WatchEnded e -> Set.of(e.watcher());
            case Event.HelpAsked e -> Set.of(e.agent());
            case Event.HelpEnded e -> Set.of(e.agent());
            case Event.EntryStepReached e -> Set.of();
            case Event.EntryReordered e -> Set.of();
            case Event.EntryBlocked e -> Set.of();
            case Event.QueueClosed e -> Set.of();
            case Event.QueueOpened e -> Set.of();
            case Event.EntryEnded e -> Set.of();
            case Event.OfferRang e -> Set.of();
            case Event.OfferEnding e -> Set.of();
            case Event.SegmentBegan e -> Set.of();
            case Event.CustomerLeft e -> Set.of();
            case Event.InteractionEnded e -> Set.of();
            case Event.ReportAbsorbed e -> Set.of();
        };
    }

    private void followCallers(Event event) {
        if (event instanceof Event.InteractionBegan began && began.direction() != Direction.INTERNAL) {
            cards.began(began.interaction());
        } else if (event instanceof Event.Configured) {
            board.touchAll(sources);
        } else if (event instanceof Event.QueueClosed || event instanceof Event.QueueOpened) {
            board.touchQueues();
        }
    }

    private static Set<AgentId> orNobody(@Nullable AgentId agent) {
        return agent == null ? Set.of() : Set.of(agent);
    }

    /** Somebody has called; now it is known what the line says. Any thread. */
    public void arrived(InteractionId interaction) {
        thread.run(() -> cards.arrived(interaction));
    }

    /** What is on record of a caller has changed. Any thread. */
    public void callerChanged(InteractionId interaction) {
        thread.run(() -> cards.changed(interaction));
    }

    /** What messages callers have left for a queue has changed. Any thread. */
    public void voicemailsChanged(QueueId queue) {
        thread.run(() -> {
            ServerMessage news = new ServerMessage.Voicemails(queue);
            broadcast.tell(new Audience.Serving(queue), news);
            broadcast.tell(new Audience.QueueBoard(queue), news);
        });
    }

    /** What is recorded of an interaction at this moment is something else; null: nothing. Any thread. */
    public void recordingChanged(InteractionId interaction, RecordingView.@Nullable RecordingState state) {
        thread.run(() -> {
            Story story = desks.story(interaction);
            if (story != null) {
                ServerMessage news = new ServerMessage.Recording(interaction, state);
                story.works.keySet().forEach(agent -> broadcast.tell(new Audience.Desk(agent), news));
            }
        });
    }

    /** Emergency announcements have been switched. Any thread. */
    public void emergenciesChanged() {
        thread.run(() -> broadcast.tell(Audience.EVERYBODY, new ServerMessage.Emergencies()));
    }

    /**
     * Whether the PBX can be reached, as often as one likes. Any thread.
     *
     * @param awaySince null: it can
     */
    public void telephony(@Nullable Instant awaySince) {
        thread.run(() -> {
            if (!Objects.equals(awaySince, telephonyAwaySince)) {
                telephonyAwaySince = awaySince;
                broadcast.tell(Audience.EVERYBODY, new ServerMessage.Telephony(awaySince));
            }
        });
    }

    /** What customers of a queue were promised has changed. Any thread. */
    public void callbacksChanged(QueueId queue) {
        Audience whose = new Audience.Concerned(Set.of(), Set.of(queue), Set.of());
        thread.run(() -> broadcast.tell(whose, new ServerMessage.Callbacks(queue)));
    }

    /** What is on record of a customer has changed. Any thread. */
    public void customerChanged(String customer) {
        thread.run(() -> cards.customerChanged(customer));
    }

    /** Something has become of a ticket that was these people's, or is now. Any thread. */
    public void ticketsChanged(Audience whose) {
        thread.run(() -> broadcast.tell(whose, new ServerMessage.Tickets()));
    }

    /** Messages from supervisors to these people are others now. Any thread. */
    public void noticesChanged(Audience whose) {
        thread.run(() -> broadcast.tell(whose, new ServerMessage.Notices()));
    }

    /** A note was saved. Any thread. */
    public void noteSaved(AgentId agent, NoteView note) {
        thread.run(() -> {
            if (desks.work(agent, note.interaction()) != null) {
                notes.put(new Desks.Place(agent, note.interaction()), note);
            }
            broadcast.tell(new Audience.Desk(agent), new ServerMessage.Note(note));
        });
    }

    /** The configuration in force is another: names, teams, thresholds. Any thread. */
    public void centreChanged() {
        thread.run(() -> {
            centre = ports.centre().get();
            access.take(centre);
            board.touchAll(sources);
            board.tell(sources, centre, true);
            broadcast.tell(Audience.EVERYBODY, new ServerMessage.CentreChanged(centre));
            broadcast.boardsAnew();
        });
    }

    // ---- the time before we began ----------------------------------------------------------

    /** Events are kept from now on, until figures of the whole day have been read. */
    void keepForFigures() {
        figures.keep();
    }

    /** @param wholeDay null when they could not be read */
    void takeFigures(@Nullable LiveFigures wholeDay) {
        if (wholeDay == null) {
            figures.stopKeeping();
        } else {
            figures.begin(wholeDay);
            roster.agents().forEach(this::tellAgent);
            board.touchAll(sources);
        }
    }

    /** The interactions of which not all is known. */
    List<InteractionId> incomplete() {
        return desks.stories().stream().map(story -> story.id).toList();
    }

    void remember(InteractionRecord record, Map<AgentId, NoteView> written) {
        desks.remember(record);
        written.forEach((agent, note) -> {
            Desks.Place place = new Desks.Place(agent, record.id());
            NoteView known = notes.get(place);
            boolean isNews = known == null || known.version() < note.version();
            if (isNews && desks.work(agent, record.id()) != null) {
                notes.put(place, note);
                broadcast.tell(new Audience.Desk(agent), new ServerMessage.Note(note));
            }
        });
        tellDesks();
    }

    // ---- what is told ----------------------------------------------------------------------

    private void tellAgent(AgentId id) {
        AgentView now = roster.view(id, figures.agent(id));
        AgentView before = now == null ? toldAgents.remove(id) : toldAgents.put(id, now);
        if (now != null && !now.equals(before)) {
            broadcast.tell(new Audience.Desk(id), new ServerMessage.Agent(now));
        }
        if (now != null && !Objects.equals(now.helpSince(), before == null ? null : before.helpSince())) {
            broadcast.tell(
                    new Audience.Concerned(Set.of(id), Set.of(), Set.of()),
                    new ServerMessage.Help(id, roster.help(id)));
        }
    }

    private void tellDesks() {
        for (Desks.Place place : desks.takeTouched()) {
            Audience desk = new Audience.Desk(place.agent());
            WorkItem now = desks.work(place.agent(), place.interaction());
            WorkItem before = now == null ? toldWork.remove(place) : toldWork.put(place, now);
            if (now == null) {
                notes.remove(place);
                if (before != null) {
                    broadcast.tell(desk, new ServerMessage.WorkGone(place.interaction()));
                }
            } else if (!now.equals(before)) {
                broadcast.tell(desk, new ServerMessage.Work(now));
                CallerCard card = before == null ? cards.of(place.interaction()) : null;
                if (card != null) {
                    broadcast.tell(desk, new ServerMessage.Caller(card));
                }
            }
        }
        for (InteractionId interaction : desks.takeMoved()) {
            board.touch(interaction);
            if (desks.story(interaction) == null) {
                cards.ended(interaction);
            }
        }
    }

    private void tellCaller(CallerCard card) {
        Story story = desks.story(card.interaction());
        if (story != null) {
            story.works
                    .keySet()
                    .forEach(agent -> broadcast.tell(new Audience.Desk(agent), new ServerMessage.Caller(card)));
            board.touch(card.interaction());
        }
    }

    private void tellBoard() {
        long now = ports.clock().millis();
        desks.timeIs(now);
        tellDesks();
        if (figures.timeIs(now)) {
            board.touchAll(sources);
        }
        if (turns % EXPECTED_EVERY == 0) {
            expected.look(board.firstToBeServed(EXPECTED_FOR), roster.queues(), board::touchWaits);
        }
        board.tell(sources, centre, turns++ % SERVING_EVERY == 0);
    }

    // ---- what is asked ---------------------------------------------------------------------

    @Override
    public ServerMessage.Welcome welcome(Person person) {
        AgentId agent = Access.agent(person);
        AgentView view = agent == null ? null : toldAgents.get(agent);
        List<WorkItem> work = agent == null ? List.of() : desks.of(agent);
        List<CallerCard> callers = new ArrayList<>();
        List<NoteView> written = new ArrayList<>();
        List<QueueTile> tiles = new ArrayList<>();
        if (agent != null) {
            for (WorkItem item : work) {
                CallerCard card = cards.of(item.interaction());
                if (card != null) {
                    callers.add(card);
                }
                NoteView note = notes.get(new Desks.Place(agent, item.interaction()));
                if (note != null) {
                    written.add(note);
                }
            }
            roster.servedBy(agent).stream()
                    .map(board::served)
                    .filter(Objects::nonNull)
                    .forEach(tiles::add);
        }
        List<HelpView> help = roster.help().stream()
                .filter(asked -> access.seesAgent(person, asked.agent()))
                .toList();
        return new ServerMessage.Welcome(
                Me.of(person), centre, view, work, callers, written, tiles, help, telephonyAwaySince);
    }

    @Override
    public ServerMessage.Board board(Person person) {
        return new ServerMessage.Board(
                board.tiles().stream()
                        .filter(tile -> access.seesQueue(person, tile.queue()))
                        .toList(),
                board.rows().stream()
                        .filter(row -> access.seesAgent(person, row.id()))
                        .toList(),
                board.waiting().stream()
                        .filter(row -> access.seesQueue(person, row.queue()))
                        .toList());
    }

    @Override
    public boolean serves(AgentId agent, QueueId queue) {
        return roster.servedBy(agent).contains(queue);
    }

    /** Whether calls wait in it, and not something that is written. */
    boolean takesCalls(QueueId queue) {
        return roster.takesCalls(queue);
    }

    /** Colleagues and queues, as boards were told of them last. */
    Directory directory() {
        return Directory.of(board.rows(), board.tiles());
    }

    /** The agent at this moment; null for who is unknown. */
    @Nullable
    AgentView agent(AgentId agent) {
        return roster.view(agent, figures.agent(agent));
    }

    /** Where the agent's calls ring, as the core has it: nobody may be shown it. Null for who is signed out or unknown. */
    @Nullable
    String station(AgentId agent) {
        return roster.station(agent);
    }

    /** In which interaction the agent is in conversation, null for in none. */
    @Nullable
    InteractionId talksIn(AgentId agent) {
        return desks.of(agent).stream()
                .filter(work -> work.phase() == WorkItem.Phase.TALKING || work.phase() == WorkItem.Phase.HOLD)
                .map(WorkItem::interaction)
                .findFirst()
                .orElse(null);
    }

    /** On whose line the supervisor is, null for on nobody's. */
    @Nullable
    WatchView watching(AgentId watcher) {
        return roster.watching(watcher);
    }

    /** Whose offer it is; null when there is no such offer (any more). */
    @Nullable
    AgentId agentOf(OfferId offer) {
        return desks.agentOf(offer);
    }

    /** The interaction on that agent's desk, null when it is not there. */
    @Nullable
    WorkItem work(AgentId agent, InteractionId interaction) {
        return desks.work(agent, interaction);
    }

    /** Whether the agent has an interaction on the desk whose caller is this customer. */
    boolean isOnDesk(AgentId agent, String customer) {
        return desks.of(agent).stream()
                .map(work -> cards.of(work.interaction()))
                .anyMatch(card -> card != null && customer.equals(card.customer()));
    }

    @Nullable
    CallerCard card(InteractionId interaction) {
        return cards.of(interaction);
    }

    /** Whether it goes on. */
    LiveAnswers.@Nullable Waits waits(InteractionId interaction) {
        Story story = desks.story(interaction);
        Story.Stay stay = story == null ? null : story.stay;
        return stay == null || !stay.open() ? null : new LiveAnswers.Waits(stay.entry(), stay.queue());
    }

    boolean knows(InteractionId interaction) {
        return desks.story(interaction) != null;
    }
}
