package hotline.crm.report;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.crm.record.InteractionOutcome;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The interactions behind a figure as a table for spreadsheets. Times are the centre's, durations in seconds. Confined to one thread. */
public final class BehindSheet {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final Locale locale;
    private final Function<QueueId, String> queues;
    private final Function<AgentId, String> agents;
    private final UnaryOperator<String> dispositions;
    private final Sheet sheet;

    /**
     * An empty table for readers of one language.
     *
     * @param zone the centre's
     * @param queues what they are called; {@code agents} and {@code dispositions} as well
     */
    public BehindSheet(
            ZoneId zone,
            Locale locale,
            Function<QueueId, String> queues,
            Function<AgentId, String> agents,
            UnaryOperator<String> dispositions) {
        this.zone = zone;
        this.locale = locale;
        this.queues = queues;
        this.agents = agents;
        this.dispositions = dispositions;
        this.sheet = new Sheet(Stream.of(
                        new Words("联络", "Interaction"),
                        new Words("时间", "At"),
                        new Words("号码", "Number"),
                        new Words("客户", "Customer"),
                        new Words("队列", "Queue"),
                        new Words("坐席", "Agent"),
                        new Words("同事", "Colleague"),
                        new Words("结果", "Outcome"),
                        new Words("处理结果", "Disposition"),
                        new Words("等待, s", "Wait, s"),
                        new Words("通话, s", "Talk, s"))
                .map(words -> words.in(locale))
                .toList());
    }

    /**
     * One more row.
     *
     * @param number the caller's, where it is known, as {@code customer} is
     */
    public void add(Behind one, @Nullable String number, @Nullable String customer) {
        sheet.row(Arrays.asList(
                one.interaction().toString(),
                SECOND.format(one.at().atZone(zone)),
                number,
                customer,
                queues.apply(one.queue()),
                one.agent() == null ? null : agents.apply(one.agent()),
                one.colleague() == null ? null : agents.apply(one.colleague()),
                one.outcome() == null ? null : words(one.outcome()).in(locale),
                one.disposition() == null ? null : dispositions.apply(one.disposition()),
                seconds(one.waitMillis()),
                seconds(one.talkMillis())));
    }

    /** With the rows so far. */
    public Sheet sheet() {
        return sheet;
    }

    private static @Nullable BigDecimal seconds(@Nullable Long millis) {
        return millis == null ? null : BigDecimal.valueOf(millis, 3);
    }

    private static Words words(InteractionOutcome outcome) {
        return switch (outcome) {
            case TALKED -> new Words("已通话", "Talked");
            case SELF_SERVED -> new Words("自助完成", "Self-served");
            case TRANSFERRED -> new Words("已转接外线", "Transferred outside");
            case ABANDONED_IVR -> new Words("菜单中挂断", "Left in the menu");
            case ABANDONED_QUEUE -> new Words("排队中挂断", "Left while waiting");
            case ABANDONED_RINGING -> new Words("振铃中挂断", "Left while ringing");
            case FLOW_OUT -> new Words("转出", "Flowed out");
            case BLOCKED -> new Words("未能进入", "Blocked");
            case FAILED -> new Words("失败", "Failed");
        };
    }
}
