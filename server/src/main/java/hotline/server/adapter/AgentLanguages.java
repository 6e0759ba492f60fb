package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.crm.people.People;
import hotline.desktop.operation.LanguageBook;
import hotline.ivr.speech.Language;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** In which language people are spoken to: as their pages have said, kept with the people. Any thread. */
public final class AgentLanguages implements LanguageBook {
    private final People people;
    private final Map<String, String> tags;

    /** Blocks for the database. */
    public AgentLanguages(People people) {
        this.people = people;
        this.tags = new ConcurrentHashMap<>(people.languages());
    }

    /** Empty as long as no page has said it. Does not block. */
    public Optional<Language> of(AgentId agent) {
        return Optional.ofNullable(tags.get(agent.value())).flatMap(Language::ofTag);
    }

    @Override
    public void speaks(String person, String language) {
        if (!language.equals(tags.get(person)) && people.speaks(person, language)) {
            tags.put(person, language);
        }
    }
}
