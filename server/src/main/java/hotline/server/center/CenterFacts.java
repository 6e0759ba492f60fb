package hotline.server.center;

import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillLevel;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.VirtualHold;
import hotline.server.settings.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call centre as plain facts: each thing with its settings as they are written in {@code center.yaml}. What is exported and compared. */
record CenterFacts(Map<Thing, Map<String, String>> things) {

    /** What stands in no section. */
    static final String SETTINGS = "settings";

    static final String VALUE = "value";

    /** @param kind the section of {@code center.yaml} it stands in */
    record Thing(String kind, String id) {}

    static CenterFacts of(CenterConfiguration center) {
        Map<Thing, Map<String, String>> all = new LinkedHashMap<>();
        center.teams().forEach(team -> all.put(new Thing("teams", team), Map.of()));
        center.skills().forEach(it -> all.put(new Thing("skills", it.id().value()), name(it.name())));
        center.reasons().forEach(it -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("digit", String.valueOf(it.digit()));
            facts.putAll(name(it.name()));
            all.put(new Thing("not-ready-reasons", it.reason().code()), facts);
        });
        center.dispositions().forEach(it -> {
            Map<String, String> facts = new LinkedHashMap<>(name(it.name()));
            if (!it.queues().isEmpty()) {
                facts.put("queues", it.queues().stream().collect(Collectors.joining(", ", "[", "]")));
            }
            all.put(new Thing("dispositions", it.code()), facts);
        });
        center.queues().forEach(it -> all.put(new Thing("queues", it.id()), queue(it)));
        center.slots().forEach(it -> all.put(new Thing("slots", it.id()), CenterSlots.facts(it.capacity())));
        center.agents().forEach(it -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("name", it.name());
            facts.put("extension", it.extension());
            facts.put("team", it.config().team());
            facts.put("skills", levels(it.config().skills()));
            it.slots().ifPresent(slots -> facts.put("slots", slots));
            all.put(new Thing("agents", it.id()), facts);
        });
        center.people().forEach(it -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("name", it.name());
            it.extension().ifPresent(extension -> facts.put("extension", extension));
            it.team().ifPresent(team -> facts.put("team", team));
            String kind =
                    switch (it.role()) {
                        case SUPERVISOR -> "supervisors";
                        case ADMINISTRATOR -> "administrators";
                    };
            all.put(new Thing(kind, it.id()), facts);
        });
        center.numbers().forEach(it -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("flow", it.flow());
            facts.put("language", it.language().tag());
            all.put(new Thing("numbers", it.dialled()), facts);
        });
        center.ticketLevels()
                .forEach(it -> all.put(new Thing("tickets", it.kind().code()), CenterTickets.facts(it)));
        center.ticketCategories().forEach(it -> {
            Map<String, String> facts = new LinkedHashMap<>(name(it.name()));
            if (!it.kinds().isEmpty()) {
                facts.put("kinds", CenterTickets.kinds(it));
            }
            all.put(new Thing("ticket-categories", it.code()), facts);
        });
        center.products().forEach(it -> all.put(new Thing("products", it.code()), name(it.name())));
        CenterRecording.facts(center.recordingRules())
                .forEach((key, value) -> all.put(new Thing(SETTINGS, key), Map.of(VALUE, value)));
        all.put(
                new Thing(SETTINGS, CenterFile.OUTSIDE_STATIONS),
                Map.of(VALUE, String.valueOf(center.outsideStations())));
        return new CenterFacts(all);
    }

    private static Map<String, String> queue(CenterConfiguration.Queue queue) {
        QueueConfig rules = queue.config();
        Map<String, String> facts = new LinkedHashMap<>(name(queue.name()));
        queue.team().ifPresent(team -> facts.put("team", team));
        if (!rules.serves().equals(Requirement.NONE)) {
            facts.put("needs", rules.serves().text());
        }
        if (rules.channel() != MediaChannel.VOICE) {
            facts.put("channel", CenterWords.word(rules.channel()));
        }
        facts.put("policy", CenterWords.word(rules.policy()));
        facts.put("ring", Section.inWords(rules.ringMillis()));
        facts.putAll(CenterWrapUpRules.facts(rules.wrapUpMillis(), rules.wrapUpRules()));
        if (rules.wrapUpMillis() != null) {
            facts.put("after-wrap-up", CenterWords.word(rules.afterWrapUp()));
        }
        facts.put("after-decline", CenterWords.word(rules.afterDecline()));
        facts.put("after-no-answer", CenterWords.word(rules.afterNoAnswer()));
        facts.put("retry", Section.inWords(rules.retryMillis()));
        facts.put("service-level", Section.inWords(rules.serviceLevelMillis()));
        facts.put("short-abandon", Section.inWords(rules.shortAbandonMillis()));
        facts.putAll(CenterLimits.facts(rules.limits()));
        VirtualHold virtualHold = rules.virtualHold();
        if (virtualHold != null) {
            facts.put("virtual-hold", CenterVirtualHold.fact(virtualHold));
        }
        queue.survey().ifPresent(survey -> facts.put("survey", CenterSurvey.fact(survey)));
        queue.recording().ifPresent(recording -> facts.put("recording", CenterRecording.fact(recording)));
        queue.callbacks().ifPresent(callbacks -> facts.put("callbacks", CenterCallbacks.fact(callbacks)));
        facts.put("wrap-up-disposition", CenterWords.word(queue.wrapUpDisposition()));
        if (rules.wrapUpDefault() != null) {
            facts.put("wrap-up-default", rules.wrapUpDefault());
        }
        facts.putAll(attention("amber", queue.amber()));
        facts.putAll(attention("red", queue.red()));
        return facts;
    }

    private static Map<String, String> attention(String colour, CenterConfiguration.Attention attention) {
        if (attention.equals(CenterConfiguration.Attention.NEVER)) {
            return Map.of();
        }
        return Map.of(
                colour,
                Stream.of(
                                attention.waiting().map(it -> "waiting: " + it),
                                attention.longestWaitMillis().map(it -> "longest-wait: " + Section.inWords(it)),
                                attention.serviceLevelPercent().map(it -> "service-level: " + it))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    private static String levels(List<SkillLevel> levels) {
        return levels.stream().map(has -> has.skill() + ": " + has.level()).collect(Collectors.joining(", ", "{", "}"));
    }

    private static Map<String, String> name(CenterConfiguration.Name name) {
        String texts = CenterWords.LANGUAGES.entrySet().stream()
                .flatMap(it -> Optional.ofNullable(name.texts().get(it.getValue())).stream()
                        .map(text -> it.getKey() + ": " + CenterExport.quoted(text)))
                .collect(Collectors.joining(", ", "{", "}"));
        return texts.equals("{}") ? Map.of() : Map.of("name", texts);
    }
}
