package hotline.crm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.agent.Capacity;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.WrapUpRules;
import hotline.acd.routing.RoutingPlan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalCodecTest {
    private final JournalCodec codec = new JournalCodec();

    static List<Class<?>> everyEvent() {
        return Samples.permitted(Event.class);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyEventComesBackAsItWas(Class<?> type) throws IOException {
        Recorded recorded = new Recorded(
                new Position(5_000, 7), 1_234_567_890_123L, new CommandId("desk:1"), (Event) Samples.of(type));

        String line = codec.write(recorded);

        assertThat(codec.readRecorded(line)).isEqualTo(recorded);
        assertThat(line).doesNotContain("\n").contains("\"type\":\"" + type.getSimpleName() + "\"");
    }

    @Test
    void snapshotComesBackAsItWas() throws IOException {
        Snapshot snapshot = (Snapshot) Samples.of(Snapshot.class);

        assertThat(codec.readSnapshot(codec.write(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void lineReadsAsPeopleExpect() {
        Recorded rang = new Recorded(new Position(3, 412), 2_000, null, new Event.OfferRang(new OfferId(3, 17), 1_990));

        assertThat(codec.write(rang))
                .isEqualTo("{\"epoch\":3,\"seq\":412,\"at\":2000,\"cause\":null,\"type\":\"OfferRang\","
                        + "\"offer\":\"o3-17\",\"happenedAt\":1990}");
    }

    @Test
    void unknownFieldsArePassedOver() throws IOException {
        Recorded read = codec.readRecorded("{\"epoch\":3,\"seq\":1,\"at\":5,\"cause\":null,\"type\":\"OfferRang\","
                + "\"offer\":\"o3-17\",\"happenedAt\":4,\"colour\":\"blue\"}");

        assertThat(read.event()).isEqualTo(new Event.OfferRang(new OfferId(3, 17), 4));
    }

    @Test
    void entryOfATimeWhenNothingWasAttachedHasNothingAttached() throws IOException {
        Recorded read = codec.readRecorded("{\"epoch\":3,\"seq\":1,\"at\":5,\"cause\":null,\"type\":\"EntryQueued\","
                + "\"entry\":\"i3-17.1\",\"queue\":\"service\",\"plan\":{\"steps\":[{\"who\":{\"type\":\"QueueAgents\","
                + "\"besides\":{\"type\":\"AllOf\",\"parts\":[]}},\"forMillis\":0,\"skipWhen\":\"NEVER\"}]},"
                + "\"headStartMillis\":0,\"orderKey\":5}");

        assertThat(read.event())
                .isEqualTo(new Event.EntryQueued(
                        QueueEntryId.parse("i3-17.1"), new QueueId("service"), RoutingPlan.WHOLE_QUEUE, 0, 5));
    }

    @Test
    void aCentreOfATimeWithoutSlotsHasOneCallAtATime() throws IOException {
        Recorded read = codec.readRecorded("{\"epoch\":3,\"seq\":1,\"at\":5,\"cause\":null,\"type\":\"Configured\","
                + "\"by\":\"system\",\"changes\":["
                + "{\"type\":\"PutAgent\",\"agent\":{\"id\":\"a01\",\"skills\":[],\"team\":\"north\"}},"
                + "{\"type\":\"PutQueue\",\"queue\":{\"id\":\"sales\",\"serves\":{\"type\":\"AllOf\",\"parts\":[]},"
                + "\"policy\":\"LONGEST_IDLE\",\"ringMillis\":20000,\"wrapUpMillis\":0,\"afterWrapUp\":\"READY\","
                + "\"afterDecline\":\"NOT_READY\",\"retryMillis\":0,\"serviceLevelMillis\":20000,"
                + "\"shortAbandonMillis\":0}}]}");

        List<ConfigChange> changes = ((Event.Configured) read.event()).changes();
        assertThat(((ConfigChange.PutAgent) changes.getFirst()).agent().capacity())
                .isEqualTo(Capacity.VOICE_ONLY);
        var queue = ((ConfigChange.PutQueue) changes.getLast()).queue();
        assertThat(queue.channel()).isEqualTo(MediaChannel.VOICE);
        assertThat(queue.wrapUpMillis()).isZero();
        assertThat(queue.wrapUpRules()).isEqualTo(WrapUpRules.USUAL);
    }

    @Test
    void aSnapshotOfATimeWhenEveryWrapUpHadAnEndKnowsWhoWrapsUp() throws IOException {
        String snapshot = codec.write((Snapshot) Samples.of(Snapshot.class));
        String older = snapshot.replaceAll(",\"wrapsUp\":(true|false),\"disposition\":[^,]*,\"extensions\":\\d+", "");

        assertThat(older).doesNotContain("wrapsUp").contains("wrapUpUntil");
        assertThat(codec.readSnapshot(older).interactions())
                .flatExtracting(Snapshot.InteractionRecord::assignments)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.wrapsUp()).isEqualTo(part.wrapUpUntil() != null));
    }

    @Test
    void unknownTypeIsRefused() {
        assertThatThrownBy(() -> codec.readRecorded("{\"epoch\":3,\"seq\":1,\"at\":5,\"type\":\"OfferSang\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("OfferSang");
    }
}
