package hotline.server.center;

import static hotline.server.center.CenterNames.shown;

import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.Ticket.Kind;
import hotline.crm.ticket.Ticket.Priority;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.server.center.CenterConfiguration.Name;
import hotline.server.center.CenterConfiguration.TicketCategory;
import hotline.server.center.CenterConfiguration.TicketLevel;
import hotline.server.settings.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads and writes how soon tickets are to be dealt with, and what they may be about:
 *
 * <pre>
 * tickets:
 *   repair: {low: 120 h, normal: 72 h, high: 24 h, urgent: 8 h, hours: "09:00-18:00"}
 * ticket-categories:
 *   BILLING: {name: {zh-CN: 账单, en: Billing}, kinds: [complaint, question]}
 * </pre>
 */
final class CenterTickets {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(8_760);
    private static final Map<String, Kind> KINDS = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(Kind::code, kind -> kind, (one, other) -> one, LinkedHashMap::new));

    private final Problems problems;
    private final CenterNames names;

    CenterTickets(Problems problems, CenterNames names) {
        this.problems = problems;
        this.names = names;
    }

    /** Of the kinds it says something of. */
    List<TicketLevel> levels(Section top) {
        List<TicketLevel> all = new ArrayList<>();
        top.named("tickets").forEach((code, named) -> {
            Kind kind = KINDS.get(code);
            if (kind == null) {
                problems.unknown(
                        named.where(),
                        "unknown-kind",
                        "there is no kind of tickets '" + shown(code) + "'",
                        code,
                        KINDS.keySet());
                return;
            }
            Section section = Section.of("tickets of the kind '" + code + "'", named.value(), problems);
            CenterHours hours = CenterHours.read(section, "tickets are worked on");
            Map<Priority, Duration> within = new EnumMap<>(Priority.class);
            for (Priority priority : Priority.values()) {
                Duration usual = ServiceLevels.usual(kind).within().getOrDefault(priority, Duration.ofHours(24));
                within.put(priority, Duration.ofMillis(section.millis(priority.code(), SHORTEST, LONGEST, usual)));
            }
            section.end();
            urgencyDecides(section, within);
            all.add(new TicketLevel(kind, new ServiceLevels.Level(within, hours.opensAt(), hours.closesAt())));
        });
        return all;
    }

    private static void urgencyDecides(Section section, Map<Priority, Duration> within) {
        for (int i = 1; i < Priority.values().length; i++) {
            Priority lower = Priority.values()[i - 1];
            Priority higher = Priority.values()[i];
            if (within.getOrDefault(higher, SHORTEST).compareTo(within.getOrDefault(lower, LONGEST)) > 0) {
                section.wrong(
                        higher.code(),
                        "wrong-order",
                        "'" + higher.code() + "' has more time than '" + lower.code() + "'",
                        "what matters more is dealt with sooner; give it no more than "
                                + Section.inWords(
                                        within.getOrDefault(lower, LONGEST).toMillis()));
                return;
            }
        }
    }

    List<TicketCategory> categories(Section top) {
        List<TicketCategory> all = new ArrayList<>();
        top.named("ticket-categories").forEach((code, named) -> {
            Section section = Section.of("ticket category '" + shown(code) + "'", named.value(), problems);
            Name name = names.name(section);
            List<Kind> kinds = new ArrayList<>();
            for (Scalar kind : section.texts("kinds")) {
                Kind known = KINDS.get(kind.text());
                if (known == null) {
                    problems.unknown(
                            kind.where(),
                            "unknown-kind",
                            "there is no kind of tickets '" + shown(kind.text()) + "'",
                            kind.text(),
                            KINDS.keySet());
                } else if (!kinds.contains(known)) {
                    kinds.add(known);
                }
            }
            section.end();
            if (names.isCode("ticket category", code, named.where())) {
                all.add(new TicketCategory(code, name, kinds));
            }
        });
        return all;
    }

    /** As {@link #levels} reads it. */
    static Map<String, String> facts(TicketLevel of) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Priority priority : Priority.values()) {
            facts.put(
                    priority.code(),
                    Section.inWords(
                            of.level().within().getOrDefault(priority, SHORTEST).toMillis()));
        }
        facts.put("hours", new CenterHours(of.level().opensAt(), of.level().closesAt()).inWords());
        return facts;
    }

    /** As {@link #categories} reads them. */
    static String kinds(TicketCategory category) {
        return category.kinds().stream().map(Ticket.Kind::code).collect(Collectors.joining(", ", "[", "]"));
    }
}
