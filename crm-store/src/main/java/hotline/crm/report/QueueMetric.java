package hotline.crm.report;

import hotline.acd.figures.QueueFigure;
import hotline.acd.figures.QueueFigures;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Everything that is shown of a queue in a period, with the definition that goes with it wherever it is shown or exported. O
 * entered, A answered, B abandoned, F flow-outs, S short abandons; T the queue's service level threshold, and A_T, B_T those
 * within it.
 */
public enum QueueMetric {
    ENTERED(
            "entered",
            "O",
            new Words("进入", "Entered"),
            new Words(
                    "本时段内进入队列的次数；之后的结果也算在这个时段",
                    "Stays in the queue that began in the period; what becomes of them counts here too"),
            QueueFigure.ENTERED,
            QueueFigures::entered),
    WAITING(
            "waiting",
            "O − A − B − F",
            new Words("仍在等待", "Still waiting"),
            new Words("本时段进入、尚未结束的次数", "Those of them that have not ended"),
            QueueFigure.WAITING,
            QueueFigures::waiting),
    ANSWERED(
            "answered",
            "A",
            new Words("接通", "Answered"),
            new Words("由坐席接起的次数", "Stays that an agent answered"),
            QueueFigure.ANSWERED,
            QueueFigures::answered),
    ANSWERED_WITHIN(
            "answeredWithin",
            "A_T",
            new Words("阈值内接通", "Answered within T"),
            new Words("等待（含振铃）不超过阈值 T 而接通的次数", "Answered after a wait of T or less, ringing included"),
            QueueFigure.ANSWERED_WITHIN,
            QueueFigures::answeredWithin),
    ABANDONED(
            "abandoned",
            "B",
            new Words("放弃", "Abandoned"),
            new Words("客户在等待或振铃中挂断的次数", "Stays that ended because the customer left, waiting or while a phone rang"),
            QueueFigure.ABANDONED,
            QueueFigures::abandoned),
    ABANDONED_WITHIN(
            "abandonedWithin",
            "B_T",
            new Words("阈值内放弃", "Abandoned within T"),
            new Words("等待不超过阈值 T 而放弃的次数", "Abandoned after a wait of T or less"),
            QueueFigure.ABANDONED_WITHIN,
            QueueFigures::abandonedWithin),
    SHORT_ABANDONS(
            "shortAbandons",
            "S",
            new Words("短时放弃", "Short abandons"),
            new Words("未到短时放弃阈值就放弃的次数，包含在放弃之内", "Abandoned before the threshold of short abandons; part of abandoned"),
            QueueFigure.SHORT_ABANDONS,
            QueueFigures::shortAbandons),
    FLOW_OUT(
            "flowOut",
            "F",
            new Words("流出", "Flow-outs"),
            new Words("溢出、转为回呼、按键退出、留言、超时或被撤出的次数", "Left by overflow, callback, key, voicemail, timeout, or withdrawn"),
            QueueFigure.FLOW_OUT,
            QueueFigures::flowOut),
    SERVICE_LEVEL(
            "serviceLevel",
            "A_T / (A + B)",
            new Words("服务水平", "Service level"),
            new Words(
                    "阈值内接通 ÷（接通 + 放弃）；默认显示的服务水平",
                    "Answered within T, of all answered and abandoned; the service level shown by default"),
            Unit.SHARE,
            QueueFigure.ANSWERED_WITHIN,
            QueueFigures::serviceLevelOffered),
    SERVICE_LEVEL_ANSWERED(
            "serviceLevelAnswered",
            "A_T / A",
            new Words("服务水平（接通）", "Service level, answered"),
            new Words("阈值内接通 ÷ 接通", "Answered within T, of all answered"),
            Unit.SHARE,
            QueueFigure.ANSWERED_WITHIN,
            QueueFigures::serviceLevelAnswered),
    SERVICE_LEVEL_IGNORING_EARLY_ABANDONS(
            "serviceLevelIgnoringEarlyAbandons",
            "A_T / (A + B − B_T)",
            new Words("服务水平（不计阈值内放弃）", "Service level, early abandons ignored"),
            new Words("阈值内放弃的不计入分母", "As the service level, without those who abandoned within T"),
            Unit.SHARE,
            QueueFigure.ANSWERED_WITHIN,
            QueueFigures::serviceLevelIgnoringEarlyAbandons),
    SERVICE_LEVEL_CREDITING_ABANDONS(
            "serviceLevelCreditingAbandons",
            "(A_T + B_T) / (A + B)",
            new Words("服务水平（阈值内放弃算达标）", "Service level, abandons credited"),
            new Words("阈值内放弃的视为达标", "As the service level, those who abandoned within T count as served"),
            Unit.SHARE,
            QueueFigure.ANSWERED_WITHIN,
            QueueFigures::serviceLevelCreditingAbandons),
    SERVICE_LEVEL_WITHOUT_SHORT_ABANDONS(
            "serviceLevelWithoutShortAbandons",
            "A_T / (A + B − S)",
            new Words("服务水平（不计短时放弃）", "Service level, short abandons removed"),
            new Words("短时放弃的不计入分母", "As the service level, without short abandons"),
            Unit.SHARE,
            QueueFigure.ANSWERED_WITHIN,
            QueueFigures::serviceLevelWithoutShortAbandons),
    SERVICE_LEVEL_COUNTING_FLOW_OUTS(
            "serviceLevelCountingFlowOuts",
            "A_T / (A + B + F)",
            new Words("服务水平（计入流出）", "Service level, flow-outs counted"),
            new Words("流出的也计入分母", "As the service level, of flow-outs too"),
            Unit.SHARE,
            QueueFigure.ANSWERED_WITHIN,
            QueueFigures::serviceLevelCountingFlowOuts),
    ABANDONMENT(
            "abandonment",
            "B / O",
            new Words("放弃率", "Abandonment"),
            new Words("放弃 ÷ 进入", "Abandoned, of all entered"),
            Unit.SHARE,
            QueueFigure.ABANDONED,
            QueueFigures::abandonment),
    ABANDONMENT_ADJUSTED(
            "abandonmentAdjusted",
            "(B − S) / (O − S)",
            new Words("放弃率（不计短时放弃）", "Abandonment, adjusted"),
            new Words("短时放弃的分子分母都不计", "Abandoned, of all entered, short abandons in neither"),
            Unit.SHARE,
            QueueFigure.ABANDONED,
            QueueFigures::abandonmentAdjusted),
    AVERAGE_SPEED_OF_ANSWER(
            "averageSpeedOfAnswerMillis",
            "Σ wait of answered / A",
            new Words("平均应答速度", "ASA"),
            new Words("接通者从入队到接通的平均等待，含振铃", "Mean wait of the answered, from queued to connected, ringing included"),
            Unit.MILLIS,
            QueueFigure.ANSWERED,
            QueueFigures::averageSpeedOfAnswerMillis),
    AVERAGE_TIME_TO_ABANDON(
            "averageTimeToAbandonMillis",
            "Σ wait of abandoned / B",
            new Words("平均放弃时间", "Average time to abandon"),
            new Words("放弃者的平均等待", "Mean wait of the abandoned"),
            Unit.MILLIS,
            QueueFigure.ABANDONED,
            QueueFigures::averageTimeToAbandonMillis),
    LONGEST_WAIT(
            "longestWaitMillis",
            "max wait",
            new Words("最长等待", "Longest wait"),
            new Words("已结束的等待中最长的一次，不论结果", "The longest wait that has ended, however it did"),
            Unit.MILLIS,
            QueueFigure.ENTERED,
            figures -> OptionalDouble.of((double) figures.longestWaitMillis())),
    HANDLED(
            "handled",
            "handled",
            new Words("处理完", "Handled"),
            new Words("本时段内完成话后处理的通话", "Conversations of the queue whose wrap-up was completed in the period"),
            QueueFigure.HANDLED,
            figures -> figures.handling().handled()),
    AVERAGE_HANDLE(
            "averageHandleMillis",
            "Σ (talk + hold + wrap-up) / handled",
            new Words("平均处理时长", "AHT"),
            new Words("处理完的通话的通话、保持与话后处理的平均时长", "Mean of talk, hold and wrap-up of the handled, whenever they began"),
            Unit.MILLIS,
            QueueFigure.HANDLED,
            figures -> figures.handling().averageHandleMillis());

    private final String key;
    private final String formula;
    private final Words title;
    private final Words definition;
    private final Unit unit;
    private final QueueFigure figure;
    private final Function<QueueFigures, OptionalDouble> value;

    QueueMetric(
            String key,
            String formula,
            Words title,
            Words definition,
            QueueFigure figure,
            ToLongFunction<QueueFigures> count) {
        this(
                key,
                formula,
                title,
                definition,
                Unit.COUNT,
                figure,
                figures -> OptionalDouble.of((double) count.applyAsLong(figures)));
    }

    QueueMetric(
            String key,
            String formula,
            Words title,
            Words definition,
            Unit unit,
            QueueFigure figure,
            Function<QueueFigures, OptionalDouble> value) {
        this.key = key;
        this.formula = formula;
        this.title = title;
        this.definition = definition;
        this.unit = unit;
        this.figure = figure;
        this.value = value;
    }

    /** As pages and programs call it. */
    public String key() {
        return key;
    }

    public String formula() {
        return formula;
    }

    public Words title() {
        return title;
    }

    public Words definition() {
        return definition;
    }

    public Unit unit() {
        return unit;
    }

    /** The figure whose interactions are behind it. */
    public QueueFigure figure() {
        return figure;
    }

    /** Empty when there is nothing to divide by. */
    public OptionalDouble value(QueueFigures figures) {
        return value.apply(figures);
    }
}
