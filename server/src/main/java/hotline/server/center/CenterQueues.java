package hotline.server.center;

import static hotline.server.center.CenterNames.shown;

import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.VirtualHold;
import hotline.ivr.yaml.Problems;
import hotline.server.center.CenterConfiguration.Queue;
import hotline.server.center.CenterConfiguration.WrapUpDisposition;
import hotline.server.settings.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the queues of {@code center.yaml} with their rules. */
final class CenterQueues {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Problems problems;
    private final CenterNames names;

    CenterQueues(Problems problems, CenterNames names) {
        this.problems = problems;
        this.names = names;
    }

    List<Queue> read(Section top) {
        List<Queue> all = new ArrayList<>();
        var queues = top.named("queues");
        queues.forEach((id, named) -> {
            Section section = Section.of("queue '" + shown(id) + "'", named.value(), problems);
            if (names.isCode("queue", id, named.where())) {
                CenterAttention attention = new CenterAttention(section);
                all.add(new Queue(
                        rules(new QueueId(id), section, queues.keySet()),
                        names.name(section),
                        names.team(section),
                        section.choice(
                                "wrap-up-disposition", CenterWords.WRAP_UP_DISPOSITION, WrapUpDisposition.OPTIONAL),
                        attention.amber(),
                        attention.red(),
                        CenterSurvey.read(section),
                        CenterCallbacks.read(section),
                        CenterRecording.read(section)));
                section.end();
            }
        });
        checkOverflows(all, queues);
        return all;
    }

    private QueueConfig rules(QueueId id, Section section, Set<String> queues) {
        MediaChannel channel = section.choice("channel", CenterWords.CHANNELS, MediaChannel.VOICE);
        Long wrapUp = CenterWrapUpRules.time(section);
        SelectionPolicy policy = section.choice("policy", CenterWords.POLICIES, SelectionPolicy.LONGEST_IDLE);
        return new QueueConfig(
                id,
                names.needs(section, "needs"),
                policy,
                section.millis("ring", SECOND, Duration.ofMinutes(5), Duration.ofSeconds(20)),
                wrapUp,
                section.choice("after-wrap-up", CenterWords.AFTER_WRAP_UP, AfterWrapUp.READY),
                section.choice("after-decline", CenterWords.AFTER_DECLINE, AfterDecline.NOT_READY),
                section.millis("retry", Duration.ZERO, HOUR, Duration.ofSeconds(30)),
                section.millis("service-level", SECOND, HOUR, Duration.ofSeconds(20)),
                section.millis("short-abandon", Duration.ZERO, HOUR, Duration.ofSeconds(5)),
                section.choice("after-no-answer", CenterWords.AFTER_NO_ANSWER, usualAfterNoAnswer(policy)),
                CenterLimits.read(id, section, queues),
                virtualHold(section, channel),
                channel,
                wrapUpDefault(section),
                CenterWrapUpRules.rules(section, wrapUp));
    }

    /** Whether it may be chosen there {@link CenterWrapUp} looks at. */
    private static @Nullable String wrapUpDefault(Section section) {
        String code = section.text("wrap-up-default", "");
        return code.isEmpty() ? null : code;
    }

    private static @Nullable VirtualHold virtualHold(Section section, MediaChannel channel) {
        VirtualHold rules = CenterVirtualHold.read(section);
        if (rules != null && channel != MediaChannel.VOICE) {
            section.wrong(
                    "virtual-hold",
                    "wrong-channel",
                    "'virtual-hold' is for callers who hang up, and the queue takes " + CenterWords.word(channel),
                    "leave it out");
        }
        return rules;
    }

    /** Who waits on one channel never goes on in a queue of another. */
    private void checkOverflows(List<Queue> all, Map<String, Section.Named> where) {
        for (Queue queue : all) {
            for (Overflow rule : queue.config().limits().overflows()) {
                all.stream()
                        .filter(to -> to.config().id().equals(rule.to()))
                        .filter(to -> to.config().channel() != queue.config().channel())
                        .forEach(to -> problems.add(
                                Objects.requireNonNull(where.get(queue.id())).where(),
                                "wrong-channel",
                                "queue '" + shown(queue.id()) + "' takes "
                                        + CenterWords.word(queue.config().channel()) + " and overflows into '"
                                        + shown(to.id()) + "', which takes "
                                        + CenterWords.word(to.config().channel()),
                                "name a queue of the same channel"));
            }
        }
    }

    /** Where all ring, nobody in particular let the call pass. */
    static AfterNoAnswer usualAfterNoAnswer(SelectionPolicy policy) {
        return policy == SelectionPolicy.RING_ALL ? AfterNoAnswer.STAYS_READY : AfterNoAnswer.NOT_READY;
    }
}
