package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.crm.record.Aside;
import hotline.crm.record.AsideKind;
import hotline.crm.record.AsideOutcome;
import hotline.crm.record.Assignment;
import hotline.crm.record.InteractionRecord;
import hotline.desktop.message.StoryView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as a database would give them. */
final class Stories {
    private static final Instant AT = Instant.ofEpochMilli(1_800_000_000_000L);

    private Stories() {}

    /** The same in which a supervisor has listened to that agent, whispered, listened again and then joined; another did not answer. */
    static StoryView watched(InteractionId id, String agent) {
        StoryView story = of(id, agent);
        return story.with(story.record()
                .withAsides(List.of(
                        aside(1, AsideKind.LISTEN, agent, AsideOutcome.CHANGED),
                        aside(2, AsideKind.WHISPER, agent, AsideOutcome.CHANGED),
                        aside(3, AsideKind.LISTEN, agent, AsideOutcome.CHANGED),
                        aside(4, AsideKind.BARGE, agent, AsideOutcome.LEFT),
                        new Aside(
                                5,
                                AsideKind.WHISPER,
                                new AgentId("s02"),
                                new AgentId(agent),
                                AT,
                                null,
                                AT,
                                AsideOutcome.NOT_REACHED))));
    }

    private static Aside aside(int ordinal, AsideKind kind, String agent, AsideOutcome outcome) {
        Instant begin = AT.plusSeconds(10L * ordinal);
        return new Aside(
                ordinal, kind, new AgentId("s01"), new AgentId(agent), begin, begin, begin.plusSeconds(10), outcome);
    }

    /** One in which that agent took part, in no queue that is anybody's. */
    static StoryView of(InteractionId id, String agent) {
        return of(id, agent, AT, null);
    }

    static StoryView of(InteractionId id, String agent, Instant began, @Nullable Instant ended) {
        InteractionRecord record = new InteractionRecord(
                id,
                MediaChannel.VOICE,
                Direction.INBOUND,
                "4001",
                AT,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Assignment(
                        1,
                        new AgentId(agent),
                        new OfferId(1, 1),
                        House.SERVICE,
                        began,
                        null,
                        ended,
                        ended,
                        0,
                        0,
                        0,
                        null,
                        null,
                        false,
                        null)),
                List.of());
        return new StoryView(
                record, null, null, List.of(), List.of(), null, null, null, List.of(), List.of(), List.of());
    }
}
