package hotline.cti;

import hotline.ivr.flow.Flow;
import hotline.ivr.speech.Language;
import java.util.Optional;

/** Which flow greets whom. Any thread, does not block; may throw, which counts as no flow. */
public interface FlowDirectory {
    /**
     * @param dialled the number that was called, only digits and +; hostile
     * @return empty when the number is not in service
     */
    Optional<Greeting> flowFor(String dialled);

    /** @param language in which the number greets */
    record Greeting(Flow flow, Language language) {}
}
