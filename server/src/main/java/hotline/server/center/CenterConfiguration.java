package hotline.server.center;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.SkillId;
import hotline.acd.queue.QueueConfig;
import hotline.ivr.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The call centre as {@code center.yaml} describes it, checked: every name it refers to exists. All lists in the file's order. */
public record CenterConfiguration(
        List<String> teams,
        List<Skill> skills,
        List<Reason> reasons,
        List<Queue> queues,
        List<Agent> agents,
        List<Person> people,
        List<Number> numbers) {
    public CenterConfiguration {
        teams = List.copyOf(teams);
        skills = List.copyOf(skills);
        reasons = List.copyOf(reasons);
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
        people = List.copyOf(people);
        numbers = List.copyOf(numbers);
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

    /** @param team whose supervisors watch it; empty: all */
    public record Queue(QueueConfig config, Name name, Optional<String> team) {
        public String id() {
            return config.id().value();
        }
    }

    /** @param extension the agent's usual phone */
    public record Agent(AgentConfig config, String name, String extension) {
        public String id() {
            return config.id().value();
        }
    }

    /**
     * Somebody who signs in and is no agent.
     *
     * @param team whom a supervisor watches; empty: all
     */
    public record Person(String id, String name, Role role, Optional<String> team) {}

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
}
