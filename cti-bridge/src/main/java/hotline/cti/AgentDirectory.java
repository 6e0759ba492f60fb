package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.ivr.speech.Language;
import java.util.Optional;

/** Who may sign in at which phone. Thread: the phone's own virtual thread; may block. May throw: the phone then hears that it is not possible now. */
public interface AgentDirectory {
    /**
     * Whose phone and PIN these are. The implementation limits attempts for each extension: too many wrong ones and even the right PIN is refused
     * for a while.
     *
     * @param extension the name with which the phone has registered, not its caller id
     * @param pin digits, as pressed; never to be logged
     */
    Optional<AgentId> verify(String extension, String pin);

    /** Who is signed in at this phone. */
    Optional<AgentId> agentAt(String extension);

    /** In which language to speak to whoever is at this phone: who is signed in there, else whose it is; empty as long as nobody knows. */
    Optional<Language> languageAt(String extension);

    /** In which language to speak to this agent; empty as long as nobody knows. Any thread, and does not block. */
    Optional<Language> languageOf(AgentId agent);
}
