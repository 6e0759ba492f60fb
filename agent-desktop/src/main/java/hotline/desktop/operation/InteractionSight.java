package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Purpose;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.record.InteractionRecord;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.CallbackView;
import hotline.desktop.message.StoryView;
import hotline.desktop.message.VoicemailView;
import org.jspecify.annotations.Nullable;

/** Whose interactions somebody may read, and do something because of: those one took part in, or somebody one watches did, those of the queues one watches; and messages and promised calls of the queues one serves. */
record InteractionSight(ContactPorts.Stories stories, LiveAnswers live, Access access) {
    boolean sees(Person person, StoryView story) throws InterruptedException {
        return maySee(person, story.record())
                || mayHear(person, story.voicemail())
                || mayCall(person, story.callback());
    }

    /**
     * Nobody learns who called from what may be done with an interaction: it is on the own desk, or one that may be read. Blocks.
     *
     * @throws NotDone when it is neither
     */
    void mustHave(Person person, InteractionId interaction) throws InterruptedException {
        AgentId agent = Access.agent(person);
        if (agent != null && live.work(agent, interaction).isPresent()) {
            return;
        }
        StoryView story = stories.story(interaction).orElse(null);
        if (story == null || !sees(person, story)) {
            throw NotDone.forbidden("Interaction " + interaction + " is neither on your desk nor yours to see.");
        }
    }

    /** The queue of a call between colleagues says how long phones ring, and nothing else. */
    private boolean maySee(Person person, InteractionRecord record) {
        AgentId agent = Access.agent(person);
        return (agent != null && tookPart(agent, record))
                || person.roles().contains(Role.ADMIN)
                || (record.direction() != Direction.INTERNAL
                        && record.entries().stream().anyMatch(entry -> access.seesQueue(person, entry.queue())))
                || record.assignments().stream().anyMatch(part -> access.seesAgent(person, part.agent()));
    }

    /** Whoever may take a message may see where it comes from. */
    private boolean mayHear(Person person, @Nullable VoicemailView voicemail) throws InterruptedException {
        AgentId agent = Access.agent(person);
        return voicemail != null && agent != null && live.serves(agent, voicemail.queue());
    }

    /** And whoever may call because of it. */
    private boolean mayCall(Person person, @Nullable CallbackView callback) throws InterruptedException {
        AgentId agent = Access.agent(person);
        return callback != null && agent != null && live.serves(agent, callback.queue());
    }

    static boolean tookPart(AgentId agent, InteractionRecord record) {
        return record.assignments().stream().anyMatch(part -> part.agent().equals(agent)) || hasDialled(agent, record);
    }

    /** Who has called in vain has no part in it, and yet it is that agent's call. */
    private static boolean hasDialled(AgentId agent, InteractionRecord record) {
        return record.offers().stream()
                .filter(offer -> offer.agent().equals(agent))
                .anyMatch(offer -> record.entries().stream()
                        .anyMatch(entry -> entry.ordinal() == offer.entry() && entry.purpose() == Purpose.DIAL));
    }
}
