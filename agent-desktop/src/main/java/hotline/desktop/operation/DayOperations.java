package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.figures.AgentFigures;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.report.AgentRow;
import hotline.crm.report.Bucket;
import hotline.crm.survey.Opinion;
import hotline.desktop.message.Centre;
import hotline.desktop.message.MyDay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What agents see of their own day. */
public final class DayOperations {
    private final FigureBook figures;
    private final OpinionBook opinions;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public DayOperations(FigureBook figures, OpinionBook opinions, Supplier<Centre> centre, InstantSource clock) {
        this.figures = figures;
        this.opinions = opinions;
        this.centre = centre;
        this.clock = clock;
    }

    record Nothing() {}

    public List<Operation<?>> table() {
        return List.of(new Operation<>(
                "my.day",
                "GET",
                "/desk/day",
                EnumSet.of(Role.AGENT),
                Nothing.class,
                this::day,
                MyDay.class,
                "The own figures since midnight."));
    }

    private Object day(Person person, Nothing nothing) {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(centre.get().zone());
        Instant midnight = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        AgentId agent = new AgentId(person.id());
        AgentFigures own = figures.agents(midnight, now.plusMillis(1), Bucket.WHOLE).stream()
                .filter(row -> row.agent().equals(agent))
                .map(AgentRow::figures)
                .findFirst()
                .orElse(AgentFigures.NONE);
        Optional<Opinion> opinion = opinions.ofAgents(midnight, now.plusMillis(1)).stream()
                .filter(one -> one.of().equals(person.id()))
                .findFirst();
        OptionalDouble average = own.averageHandleMillis();
        OptionalDouble occupancy = own.occupancy();
        return new MyDay(
                own.handling().handled(),
                average.isPresent() ? Long.valueOf(Math.round(average.getAsDouble())) : null,
                occupancy.isPresent() ? Double.valueOf(occupancy.getAsDouble()) : null,
                opinion.map(Opinion::satisfiedAnswers).orElse(0L),
                opinion.map(Opinion::satisfaction).orElse(null));
    }
}
