package hotline.crm.report;

import hotline.acd.figures.AgentFigure;
import hotline.acd.figures.AgentFigures;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is shown of an agent in a period, with the definition that goes with it wherever it is shown or exported. Times
 * in states are cut at the period's borders; not-ready time is told by reason besides.
 */
public enum AgentMetric {
    OFFERS(
            "offers",
            "offers",
            new Words("分配", "Offers"),
            new Words("本时段内分配给坐席的次数", "Invitations made to the agent in the period"),
            AgentFigure.OFFERS,
            AgentFigures::offers),
    ACCEPTED(
            "accepted",
            "accepted",
            new Words("接起", "Accepted"),
            new Words("坐席接起的次数", "Those that were answered"),
            AgentFigure.ACCEPTED,
            AgentFigures::accepted),
    EXPIRED(
            "expired",
            "expired",
            new Words("无应答", "Not answered"),
            new Words("振铃到时未接（RONA）", "Rang out unanswered (RONA)"),
            AgentFigure.EXPIRED,
            AgentFigures::expired),
    DECLINED(
            "declined",
            "declined",
            new Words("拒接", "Declined"),
            new Words("坐席或话机拒接", "Refused by the person or the phone"),
            AgentFigure.DECLINED,
            AgentFigures::declined),
    FAILED(
            "failed",
            "failed",
            new Words("话机失败", "Failed"),
            new Words("话机不可达、占线或故障，不怪坐席", "The phone was unreachable, busy, or failed; not the agent's doing"),
            AgentFigure.FAILED,
            AgentFigures::failed),
    RESCINDED(
            "rescinded",
            "rescinded",
            new Words("收回", "Taken back"),
            new Words("客户已挂断，或由他人接起", "The caller was gone, or somebody else answered"),
            AgentFigure.RESCINDED,
            AgentFigures::rescinded),
    RONA_RATE(
            "ronaRate",
            "expired / (offers − rescinded)",
            new Words("无应答率", "RONA rate"),
            new Words("无应答 ÷（分配 − 收回）", "Not answered, of offers that were not taken back"),
            Unit.SHARE,
            AgentFigure.EXPIRED,
            AgentFigures::ronaRate),
    HANDLED(
            "handled",
            "handled",
            new Words("处理完", "Handled"),
            new Words("本时段内完成话后处理的通话", "Conversations whose wrap-up was completed in the period"),
            AgentFigure.HANDLED,
            figures -> figures.handling().handled()),
    AVERAGE_HANDLE(
            "averageHandleMillis",
            "Σ (talk + hold + wrap-up) / handled",
            new Words("平均处理时长", "AHT"),
            new Words("处理完的通话的通话、保持与话后处理的平均时长", "Mean of talk, hold and wrap-up of the handled, whenever they began"),
            Unit.MILLIS,
            AgentFigure.HANDLED,
            AgentFigures::averageHandleMillis),
    TALK(
            "talkMillis",
            "time in TALKING",
            new Words("通话", "Talk"),
            new Words("本时段内的通话时间", "Time of the period spent talking"),
            AgentFigures::talkMillis),
    HOLD(
            "holdMillis",
            "time in HOLD",
            new Words("保持", "Hold"),
            new Words("本时段内让客户等候的时间", "Time of the period with a customer on hold"),
            AgentFigures::holdMillis),
    WRAP_UP(
            "wrapUpMillis",
            "time in WRAP_UP",
            new Words("话后处理", "Wrap-up"),
            new Words("本时段内的话后处理时间", "Time of the period spent wrapping up"),
            AgentFigures::wrapUpMillis),
    RINGING(
            "ringingMillis",
            "time in RESERVED",
            new Words("振铃", "Ringing"),
            new Words("本时段内被分配、等待接起的时间", "Time of the period with an offer that had not ended"),
            AgentFigures::ringingMillis),
    READY_IDLE(
            "readyIdleMillis",
            "time in READY",
            new Words("就绪空闲", "Ready, idle"),
            new Words("本时段内就绪而无事的时间", "Time of the period ready and without work"),
            AgentFigures::readyIdleMillis),
    NOT_READY(
            "notReadyInAllMillis",
            "time in NOT_READY",
            new Words("未就绪", "Not ready"),
            new Words("本时段内未就绪的时间，各原因之和", "Time of the period not ready, for whatever reason"),
            AgentFigures::notReadyInAllMillis),
    LOGGED_IN(
            "loggedInMillis",
            "time in every state but LOGGED_OUT",
            new Words("在线", "Logged in"),
            new Words("本时段内签入的时间", "Time of the period signed in"),
            AgentFigures::loggedInMillis),
    OCCUPANCY(
            "occupancy",
            "work / (work + ready-idle), work = ringing + talk + hold + wrap-up",
            new Words("占用率", "Occupancy"),
            new Words("工作时间 ÷（工作 + 就绪空闲）；小休不计", "Work, of work and ready-idle; breaks are in neither"),
            Unit.SHARE,
            null,
            AgentFigures::occupancy),
    UTILISATION(
            "utilisation",
            "(talk + hold + wrap-up) / logged-in time",
            new Words("利用率", "Utilisation"),
            new Words("处理时间 ÷ 在线时间", "Handling, of the time signed in"),
            Unit.SHARE,
            null,
            AgentFigures::utilisation);

    private final String key;
    private final String formula;
    private final Words title;
    private final Words definition;
    private final Unit unit;
    private final Optional<AgentFigure> figure;
    private final Function<AgentFigures, OptionalDouble> value;

    AgentMetric(
            String key,
            String formula,
            Words title,
            Words definition,
            AgentFigure figure,
            ToLongFunction<AgentFigures> count) {
        this(
                key,
                formula,
                title,
                definition,
                Unit.COUNT,
                figure,
                figures -> OptionalDouble.of((double) count.applyAsLong(figures)));
    }

    AgentMetric(String key, String formula, Words title, Words definition, ToLongFunction<AgentFigures> millis) {
        this(
                key,
                formula,
                title,
                definition,
                Unit.MILLIS,
                null,
                figures -> OptionalDouble.of((double) millis.applyAsLong(figures)));
    }

    AgentMetric(
            String key,
            String formula,
            Words title,
            Words definition,
            Unit unit,
            @Nullable AgentFigure figure,
            Function<AgentFigures, OptionalDouble> value) {
        this.key = key;
        this.formula = formula;
        this.title = title;
        this.definition = definition;
        this.unit = unit;
        this.figure = Optional.ofNullable(figure);
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

    /** The figure whose interactions are behind it; empty for times in states. */
    public Optional<AgentFigure> figure() {
        return figure;
    }

    /** Empty when there is nothing to divide by. */
    public OptionalDouble value(AgentFigures figures) {
        return value.apply(figures);
    }
}
