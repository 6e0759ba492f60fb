package hotline.acd.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.RoutingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineTest {
    private static final AgentId AGENT = new AgentId("a01");
    private static final QueueId QUEUE = new QueueId("service");

    private final HandClock clock = new HandClock();
    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicInteger comparisons = new AtomicInteger();
    private final Engine engine = Engine.start(new Distributor(), journal, clock, 1, comparisons::incrementAndGet);
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void stop() {
        engine.close();
    }

    private CommandId id() {
        return new CommandId("t" + requests.incrementAndGet());
    }

    private Request configure() {
        return new Request.Configure(
                id(),
                Actor.SYSTEM,
                List.of(
                        new ConfigChange.PutQueue(new QueueConfig(
                                QUEUE,
                                Requirement.NONE,
                                SelectionPolicy.LONGEST_IDLE,
                                15_000,
                                0,
                                AfterWrapUp.READY,
                                AfterDecline.NOT_READY,
                                30_000,
                                20_000,
                                5_000)),
                        new ConfigChange.PutAgent(new AgentConfig(AGENT, List.of(), "north"))));
    }

    private Request signIn() {
        return new Request.SignIn(id(), Actor.SYSTEM, AGENT, "1001");
    }

    /** An agent is offered a call. */
    private void offer() {
        ask(configure());
        ask(signIn());
        ask(new Request.ChangeAvailability(id(), Actor.SYSTEM, AGENT, Availability.READY));
        var call = engine.newInteractionId();
        engine.report(new Report.InteractionBegins(call, MediaChannel.VOICE, Direction.INBOUND, "4001", clock.now()));
        ask(new Request.Enqueue(id(), Actor.SYSTEM, call, QUEUE, RoutingPlan.WHOLE_QUEUE, 0));
    }

    private Answer ask(Request request) {
        return engine.request(request).join();
    }

    /** Time passes second by second; the engine takes a turn after each. */
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.move(1_000);
            engine.snapshot().join();
        }
    }

    private boolean journalHas(Class<? extends Event> kind) {
        return journal.events.stream().anyMatch(recorded -> kind.isInstance(recorded.event()));
    }

    @Test
    void theFirstEventIsTheBeginningOfTheEpoch() {
        engine.snapshot().join();
        assertThat(journal.events.getFirst().event()).isEqualTo(new Event.EpochBegan(1));
        assertThat(journal.events.getFirst().position()).isEqualTo(new Position(1, 1));
    }

    @Test
    void anEpochThatIsNotNewDoesNotStart() {
        var old = new Distributor();
        old.handle(new Report.EpochBegins(7), 1);
        assertThatThrownBy(() -> Engine.start(old, journal, clock, 7, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
    }

    @Test
    void aRequestIsAnsweredWithWhereItsEventsAre() {
        var answer = ask(configure());
        assertThat(answer).isEqualTo(new Answer.Done(new Position(1, 2)));
        assertThat(journal.events.getLast().position()).isEqualTo(new Position(1, 2));
    }

    @Test
    void aRejectedRequestIsAnsweredWithTheReason() {
        assertThat(ask(signIn())).isInstanceOf(Answer.Rejected.class);
    }

    @Test
    void anEventIsInTheJournalBeforeAnybodyLearnsOfItAndBeforeTheAnswer() {
        var wasInJournal = new CopyOnWriteArrayList<Boolean>();
        engine.subscribe(events -> wasInJournal.add(journal.events.containsAll(events)), from -> {});
        ask(configure());
        assertThat(journalHas(Event.Configured.class)).isTrue();
        assertThat(wasInJournal).containsExactly(true);
    }

    @Test
    void aSubscriberGetsTheStateAndThenEveryEventAfterIt() {
        ask(configure());
        var from = new CompletableFuture<Snapshot>();
        var heard = new CopyOnWriteArrayList<Recorded>();
        engine.subscribe(heard::addAll, from::complete);
        ask(signIn());
        assertThat(from.join().position()).isEqualTo(new Position(1, 2));
        assertThat(heard.getFirst().position()).isEqualTo(new Position(1, 3));
    }

    @Test
    void aListenerThatThrowsHarmsNobodyElse() {
        var heard = new CopyOnWriteArrayList<Recorded>();
        engine.subscribe(
                events -> {
                    throw new IllegalStateException("on purpose");
                },
                from -> {
                    throw new IllegalStateException("on purpose");
                });
        engine.subscribe(heard::addAll, from -> {});
        assertThat(ask(configure())).isInstanceOf(Answer.Done.class);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aDurableRequestIsAnsweredOnlyWhenTheDiskHasIt() throws Exception {
        var answer = engine.requestDurably(configure());
        engine.snapshot().join();
        assertThat(journalHas(Event.Configured.class)).isTrue();
        assertThat(answer).isNotDone();
        journal.diskCatchesUp();
        assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void aRejectionNeedNotWaitForTheDisk() {
        assertThat(engine.requestDurably(signIn()).join()).isInstanceOf(Answer.Rejected.class);
    }

    @Test
    void deadlinesWaitUntilLegsHaveBeenCompared() {
        offer();
        pass(20);
        assertThat(journalHas(Event.OfferEnding.class)).isFalse();
        engine.releaseDeadlines();
        assertJournalGets(Event.OfferEnding.class);
    }

    @Test
    void aDeadlineFiresWhenItsTimeHasCome() {
        engine.releaseDeadlines();
        offer();
        pass(14);
        assertThat(journalHas(Event.OfferEnding.class)).isFalse();
        clock.move(1_000);
        assertJournalGets(Event.OfferEnding.class);
        assertThat(comparisons).hasValue(0);
    }

    @Test
    void afterALongSleepLegsAreComparedBeforeDeadlinesFire() {
        engine.releaseDeadlines();
        offer();
        engine.snapshot().join();
        clock.move(60_000);
        engine.snapshot().join();
        engine.snapshot().join();
        assertThat(comparisons).hasValue(1);
        assertThat(journalHas(Event.OfferEnding.class)).isFalse();

        engine.report(new Report.OfferAnswered(offerMade(), clock.now() - 50_000));
        engine.releaseDeadlines();
        var state = engine.snapshot().join().agents().getFirst().state();
        assertThat(state).isEqualTo(AgentState.TALKING);
        engine.snapshot().join();
        assertThat(journalHas(Event.OfferEnding.class)).isFalse();
    }

    /** A deadline is looked at after whatever lay in the mailbox, so perhaps in the turn after next. */
    private void assertJournalGets(Class<? extends Event> event) {
        for (int turns = 0; turns < 1_000 && !journalHas(event); turns++) {
            engine.snapshot().join();
        }
        assertThat(journalHas(event)).isTrue();
    }

    private OfferId offerMade() {
        return journal.events.stream()
                .map(Recorded::event)
                .filter(Event.OfferMade.class::isInstance)
                .map(event -> ((Event.OfferMade) event).offer())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void interactionIdsAreUniqueFromManyThreads() throws Exception {
        var ids = ConcurrentHashMap.<InteractionId>newKeySet();
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    ids.add(engine.newInteractionId());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ids).hasSize(4_000).allMatch(id -> id.epoch() == 1);
    }

    @Test
    void whatManyThreadsReportIsAllTakenAndThePositionsHaveNoGap() throws Exception {
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    engine.report(new Report.InteractionBegins(
                            engine.newInteractionId(), MediaChannel.VOICE, Direction.INBOUND, "4001", 0));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(engine.snapshot().join().interactions()).hasSize(4_000);
        for (int i = 0; i < journal.events.size(); i++) {
            assertThat(journal.events.get(i).position()).isEqualTo(new Position(1, i + 1));
        }
    }

    @Test
    void closingHandlesWhatWasGivenBeforeAndRefusesTheRest() {
        var before = engine.request(configure());
        engine.close();
        assertThat(before.join()).isInstanceOf(Answer.Done.class);
        assertThat(engine.ended()).isCompleted();
        assertThat(engine.request(signIn())).isCompletedExceptionally();
        assertThat(engine.snapshot()).isCompletedExceptionally();
        engine.close();
    }

    @Test
    void aBrokenJournalEndsTheEngineAndNobodyIsToldAnythingIsDone() {
        engine.snapshot().join();
        journal.breaks();
        var answer = engine.request(configure());
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> engine.ended().get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }
}
