package hotline.crm.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFoldTest {
    private final Happened happened = new Happened(1);

    @Test
    void talkWithAFailedOfferAHoldAndWrapUpIsRecordedWhole() {
        InteractionId id = happened.talk(100_000, 1);

        InteractionRecord record = records().get(id);

        assertThat(record.outcome()).isEqualTo(InteractionOutcome.TALKED);
        assertThat(record.endedBy()).isEqualTo(EndedBy.CALLER);
        assertThat(record.customerLeftAt()).isEqualTo(Instant.ofEpochMilli(152_000));
        assertThat(record.endedAt()).isEqualTo(Instant.ofEpochMilli(160_000));
        assertThat(record.flow()).extracting(FlowStep::exit).containsExactly("key:1");
        assertThat(record.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.waitMillis()).isEqualTo(18_000);
            assertThat(entry.outcome()).isEqualTo(EntryOutcome.ANSWERED);
            assertThat(entry.orderKey()).isEqualTo(Instant.ofEpochMilli(104_000 - 300_000));
        });
        assertThat(record.offers())
                .extracting(Offer::result)
                .containsExactly(OfferResult.EXPIRED, OfferResult.ACCEPTED);
        assertThat(record.offers().getFirst().ledger().rule()).isEqualTo("named-agents");
        assertThat(record.segments())
                .singleElement()
                .satisfies(segment -> assertThat(segment.endedAt()).isEqualTo(Instant.ofEpochMilli(152_000)));
        assertThat(record.assignments()).singleElement().satisfies(assignment -> {
            assertThat(assignment.talkMillis()).isEqualTo(25_000);
            assertThat(assignment.holdMillis()).isEqualTo(5_000);
            assertThat(assignment.wrapUpMillis()).isEqualTo(8_000);
            assertThat(assignment.disposition()).isEqualTo("solved");
        });
    }

    @Test
    void whichSupervisorWasOnTheLineAndHowIsRecorded() {
        InteractionId id = happened.begins(0, 1);
        happened.watched(10_000, id, "s01", "a01");

        assertThat(records().get(id).asides())
                .extracting(Aside::ordinal, Aside::kind, Aside::beganAt, Aside::answeredAt, Aside::outcome)
                .containsExactly(
                        tuple(1, AsideKind.HELP, second(10), null, AsideOutcome.HELPED),
                        tuple(2, AsideKind.LISTEN, second(11), second(12), AsideOutcome.CHANGED),
                        tuple(3, AsideKind.BARGE, second(13), second(13), AsideOutcome.TAKEN_OVER));
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void aCallOfAnAgentsOwnIsUndecidedUntilTheCustomerIsReachedOrNot() {
        InteractionId id = happened.dials(0, 1, "a01");

        assertThat(records().get(id).outcome()).isNull();
        assertThat(records().get(id).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.toBeCalled()).isTrue());
    }

    @Test
    void aCallBetweenAgentsIsTalkedOnceTheColleagueHasAnsweredAndElseReachedNobody() {
        InteractionId inVain = happened.callsColleague(0, 1, "a01");
        happened.answers(1_000, inVain, happened.offers(0, inVain, "a01"), "a01");
        happened.ends(9_000, inVain);
        InteractionId talk = happened.callsColleague(20_000, 2, "a01");
        happened.answers(21_000, talk, happened.offers(20_000, talk, "a01"), "a01");
        happened.answers(23_000, talk, happened.offers(21_000, talk, "a02"), "a02");
        assertThat(records().get(talk).outcome()).isNull();
        happened.ends(40_000, talk);

        assertThat(records().get(inVain).outcome()).isEqualTo(InteractionOutcome.FLOW_OUT);
        assertThat(records().get(talk).outcome()).isEqualTo(InteractionOutcome.TALKED);
        assertThat(records().get(talk).customerLeftAt()).isNull();
    }

    @Test
    void callerWhoLeavesInTheMenuHasAbandonedTheIvr() {
        InteractionId id = happened.begins(0, 1);
        happened.customerLeaves(5_000, id, EndedBy.CALLER, null).ends(5_000, id);

        assertThat(records().get(id).outcome()).isEqualTo(InteractionOutcome.ABANDONED_IVR);
    }

    @Test
    void callerWhoWasServedByTheFlowIsSelfServed() {
        InteractionId id = happened.begins(0, 1);
        happened.served(4_000, id, "bill")
                .customerLeaves(5_000, id, EndedBy.SYSTEM, null)
                .ends(5_000, id);

        assertThat(records().get(id).outcome()).isEqualTo(InteractionOutcome.SELF_SERVED);
    }

    @Test
    void callerTurnedAwayIsBlocked() {
        InteractionId id = happened.begins(0, 1);
        happened.customerLeaves(5_000, id, EndedBy.SYSTEM, "closed").ends(5_000, id);

        assertThat(records().get(id).outcome()).isEqualTo(InteractionOutcome.BLOCKED);
    }

    @Test
    void lineThatBreaksBeforeAnythingHappenedIsAFailure() {
        InteractionId id = happened.begins(0, 1);
        happened.customerLeaves(5_000, id, EndedBy.NETWORK, "asterisk-restarted")
                .ends(5_000, id);

        assertThat(records().get(id).outcome()).isEqualTo(InteractionOutcome.FAILED);
        assertThat(records().get(id).cause()).isEqualTo("asterisk-restarted");
    }

    @Test
    void callerWhoLeavesWhileWaitingHasAbandonedTheQueue() {
        InteractionId id = happened.begins(0, 1);
        happened.queues(1_000, id, 0);
        OfferId passed = happened.offers(2_000, id, "a01");
        happened.rings(2_100, passed).offerEnds(17_000, passed, OfferResult.EXPIRED);
        happened.customerLeaves(20_000, id, EndedBy.CALLER, null)
                .entryEnds(20_000, id, EntryOutcome.ABANDONED)
                .ends(20_000, id);

        assertThat(records().get(id).outcome()).isEqualTo(InteractionOutcome.ABANDONED_QUEUE);
        assertThat(records().get(id).entries().getFirst().waitMillis()).isEqualTo(19_000);
    }

    @Test
    void callerWhoLeavesWhileThePhoneRingsHasAbandonedRinging() {
        InteractionId id = happened.begins(0, 1);
        happened.queues(1_000, id, 0);
        OfferId offer = happened.offers(2_000, id, "a01");
        happened.rings(2_100, offer)
                .customerLeaves(5_000, id, EndedBy.CALLER, null)
                .entryEnds(5_000, id, EntryOutcome.ABANDONED)
                .offerEnds(5_010, offer, OfferResult.RESCINDED)
                .ends(5_010, id);

        assertThat(records().get(id).outcome()).isEqualTo(InteractionOutcome.ABANDONED_RINGING);
    }

    @Test
    void callerWhoLeftTheQueueByRuleAndReachedNobodyIsAFlowOut() {
        InteractionId id = happened.begins(0, 1);
        happened.queues(1_000, id, 0)
                .entryEnds(90_000, id, EntryOutcome.TIMED_OUT)
                .customerLeaves(95_000, id, EndedBy.SYSTEM, null)
                .ends(95_000, id);

        assertThat(records().get(id).outcome()).isEqualTo(InteractionOutcome.FLOW_OUT);
    }

    @Test
    void agentIsReservedThenTalksHoldsWrapsUpAndIsReadyAgain() {
        happened.signsIn(1_000, "a02", "1002");
        happened.talk(100_000, 1);

        RecordFold.Changes changes = new RecordFold().fold(happened.events(), new InMemory());

        assertThat(changes.agents().stream()
                        .map(AgentStateChange::now)
                        .filter(now -> now.agent().equals(new AgentId("a02")))
                        .map(AgentNow::state))
                .containsExactly(
                        AgentState.NOT_READY,
                        AgentState.READY,
                        AgentState.RESERVED,
                        AgentState.READY,
                        AgentState.TALKING,
                        AgentState.HOLD,
                        AgentState.TALKING,
                        AgentState.WRAP_UP,
                        AgentState.READY);
    }

    @Test
    void recordsAreTheSameHoweverTheJournalIsCutIntoBatches() {
        happened.signsIn(1_000, "a02", "1002");
        happened.talk(100_000, 1);
        happened.talk(110_000, 2);
        InMemory atOnce = fold(happened.events().size(), false);

        for (int batch = 1; batch < 12; batch++) {
            assertThat(fold(batch, false)).as("batches of %d", batch).isEqualTo(atOnce);
            assertThat(fold(batch, true))
                    .as("batches of %d, forgetting between", batch)
                    .isEqualTo(atOnce);
        }
    }

    @Test
    void hostileTextIsCutAndCleaned() {
        InteractionId id = happened.begins(0, 1);
        happened.customerLeaves(5_000, id, EndedBy.NETWORK, "a\u0000\uD800b" + "x".repeat(1_000));

        assertThat(records().get(id).cause()).startsWith("a\uFFFD\uFFFDb").hasSize(200);
    }

    private Map<InteractionId, InteractionRecord> records() {
        return fold(happened.events().size(), false).interactions();
    }

    private InMemory fold(int batch, boolean forget) {
        InMemory stored = new InMemory();
        RecordFold fold = new RecordFold();
        List<Recorded> events = happened.events();
        for (int from = 0; from < events.size(); from += batch) {
            RecordFold.Changes changes = fold.fold(events.subList(from, Math.min(events.size(), from + batch)), stored);
            changes.interactions().forEach(record -> stored.interactions().put(record.id(), record));
            changes.agents().forEach(change -> stored.agents().put(change.now().agent(), change.now()));
            if (forget) {
                fold.forget();
            }
        }
        return stored;
    }

    private record InMemory(Map<InteractionId, InteractionRecord> interactions, Map<AgentId, AgentNow> agents)
            implements RecordFold.Stored {
        InMemory() {
            this(new HashMap<>(), new HashMap<>());
        }

        @Override
        public @Nullable InteractionRecord interaction(InteractionId id) {
            return interactions.get(id);
        }

        @Override
        public @Nullable InteractionId interactionOf(OfferId offer) {
            return interactions.values().stream()
                    .filter(record ->
                            record.offers().stream().anyMatch(one -> one.id().equals(offer)))
                    .map(InteractionRecord::id)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public @Nullable AgentNow agent(AgentId id) {
            return agents.get(id);
        }
    }
}
