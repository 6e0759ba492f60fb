package hotline.server.center;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Capacity;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.SkillId;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.VirtualHold;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.ivr.run.SurveyQuestion;
import hotline.ivr.speech.Language;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The call centre as {@code center.yaml} describes it, checked: every name it refers to exists. All lists in the file's order.
 *
 * @param outsideStations agents may work at telephones outside, which are called through the trunk
 */
public record CenterConfiguration(
        List<String> teams,
        List<Skill> skills,
        List<Reason> reasons,
        List<Disposition> dispositions,
        List<Queue> queues,
        List<Slots> slots,
        List<Agent> agents,
        List<Person> people,
        List<Number> numbers,
        List<TicketLevel> ticketLevels,
        List<TicketCategory> ticketCategories,
        List<Product> products,
        RecordingRules recordingRules,
        boolean outsideStations) {
    public CenterConfiguration {
        teams = List.copyOf(teams);
        skills = List.copyOf(skills);
        reasons = List.copyOf(reasons);
        dispositions = List.copyOf(dispositions);
        queues = List.copyOf(queues);
        slots = List.copyOf(slots);
        agents = List.copyOf(agents);
        people = List.copyOf(people);
        numbers = List.copyOf(numbers);
        ticketLevels = List.copyOf(ticketLevels);
        ticketCategories = List.copyOf(ticketCategories);
        products = List.copyOf(products);
    }

    /** All who work at a phone: the agents, and the supervisors who have one, who serve no queue. */
    public List<Agent> atPhones() {
        List<Agent> all = new ArrayList<>(agents);
        for (Person person : people) {
            person.extension()
                    .ifPresent(extension -> all.add(new Agent(
                            new AgentConfig(
                                    new AgentId(person.id()), List.of(), person.teamOrAll(), Capacity.VOICE_ONLY),
                            person.name(),
                            extension,
                            Optional.empty())));
        }
        return List.copyOf(all);
    }

    /** A text a person reads, by language. */
    public record Name(Map<Language, String> texts) {
        public Name {
            texts = new TreeMap<>(texts);
        }

        /** In this language, else in any; empty when there is none. */
        public String in(Language language) {
            String text = texts.get(language);
            return text != null ? text : texts.values().stream().findFirst().orElse("");
        }
    }

    public record Skill(SkillId id, Name name) {}

    /**
     * Why an agent may choose to be not ready.
     *
     * @param digit what the agent presses after the feature code
     */
    public record Reason(NotReadyReason reason, char digit, Name name) {}

    /**
     * What may have come of a conversation.
     *
     * @param queues in which it may be chosen; empty: in all
     */
    public record Disposition(String code, Name name, List<String> queues) {
        public Disposition {
            queues = List.copyOf(queues);
        }

        public boolean isFor(String queue) {
            return queues.isEmpty() || queues.contains(queue);
        }
    }

    /**
     * A queue: the core's rules, and what only people see of it.
     *
     * @param team whose supervisors watch it; empty: all
     * @param wrapUpDisposition whether wrap-up can be completed by hand without saying what came of it
     * @param amber from where on it wants attention
     * @param red from where on it wants help; never before amber
     * @param survey what callers are asked when the agent has hung up; empty: nothing
     * @param callbacks how customers are called at the times they were promised; empty: as usual
     * @param recording what is recorded of conversations; empty: nothing
     */
    public record Queue(
            QueueConfig config,
            Name name,
            Optional<String> team,
            WrapUpDisposition wrapUpDisposition,
            Attention amber,
            Attention red,
            Optional<Survey> survey,
            Optional<Callbacks> callbacks,
            Optional<Recording> recording) {
        public String id() {
            return config.id().value();
        }
    }

    /**
     * How customers are called at the times they were promised.
     *
     * @param ownerFirstMillis so long it is offered to the agent it was promised with alone, if that one is logged in
     * @param opensAt from which minute of a day customers may be called
     * @param closesAt until which minute, at most 1440
     */
    public record Callbacks(Attempts tries, long ownerFirstMillis, int opensAt, int closesAt) {
        public static final Callbacks USUAL =
                new Callbacks(new Attempts(3, 900_000, 30_000), 600_000, 0, VirtualHold.DAY);
    }

    /**
     * What callers are asked after a conversation.
     *
     * @param questions in this order
     * @param onceInDays who was asked is asked again after so many days at the earliest; 0: each time
     */
    public record Survey(List<SurveyQuestion> questions, int onceInDays) {
        public Survey {
            questions = List.copyOf(questions);
        }
    }

    /**
     * What a queue records of its conversations.
     *
     * @param onDemand only what an agent asks for
     * @param percent of all calls, otherwise
     */
    public record Recording(boolean onDemand, int percent) {
        public static final Recording ALL = new Recording(false, 100);
        public static final Recording ON_DEMAND = new Recording(true, 100);
    }

    /**
     * What holds for all recordings.
     *
     * @param keepDays after so many days they are erased
     * @param heardByAgents whether agents may hear those in which they talk
     */
    public record RecordingRules(int keepDays, boolean heardByAgents) {
        public static final RecordingRules USUAL = new RecordingRules(90, false);
    }

    public enum WrapUpDisposition {
        OPTIONAL,
        MANDATORY
    }

    /**
     * From where on figures of a queue stand out on the board; empty: never.
     *
     * @param waiting so many or more
     * @param longestWaitMillis so long or longer
     * @param serviceLevelPercent lower than this; the service level is answered within the threshold / (answered + abandoned)
     */
    public record Attention(
            Optional<Integer> waiting, Optional<Long> longestWaitMillis, Optional<Integer> serviceLevelPercent) {
        public static final Attention NEVER = new Attention(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How much agents may have in hand at once, under a name. */
    public record Slots(String id, Capacity capacity) {}

    /**
     * An agent: what the core knows, and what only people see.
     *
     * @param extension the agent's usual phone
     * @param slots the name of what the agent may have in hand at once; empty: one call
     */
    public record Agent(AgentConfig config, String name, String extension, Optional<String> slots) {
        public String id() {
            return config.id().value();
        }
    }

    /**
     * Somebody who signs in and is no agent.
     *
     * @param team whom a supervisor watches; empty: all
     * @param extension the phone at which a supervisor listens and helps; empty: none
     */
    public record Person(String id, String name, Role role, Optional<String> team, Optional<String> extension) {
        /** The team as people and the core know it. */
        public String teamOrAll() {
            return team.orElse("all");
        }
    }

    public enum Role {
        SUPERVISOR,
        ADMINISTRATOR
    }

    /**
     * A number customers dial.
     *
     * @param flow file name in {@code flows/}
     * @param language in which it greets
     */
    public record Number(String dialled, String flow, Language language) {}

    /** By when tickets of a kind are due, where it is not as usual. */
    public record TicketLevel(Ticket.Kind kind, ServiceLevels.Level level) {}

    /**
     * What exactly a ticket may be about.
     *
     * @param kinds which may be about it; empty: all
     */
    public record TicketCategory(String code, Name name, List<Ticket.Kind> kinds) {
        public TicketCategory {
            kinds = List.copyOf(kinds);
        }
    }

    /** What customers buy, and ask about. */
    public record Product(String code, Name name) {}

    /** By when tickets are due. */
    public ServiceLevels serviceLevels(ZoneId zone) {
        return new ServiceLevels(
                ticketLevels.stream().collect(Collectors.toMap(TicketLevel::kind, TicketLevel::level)), zone);
    }
}
