package hotline.cti;

import hotline.ivr.flow.Flow;
import hotline.ivr.speech.Language;
import java.util.Optional;

/** Which flow greets whom. Any thread; may throw, which counts as no flow. */
public interface FlowDirectory {
    /**
     * The flow that greets now. Does not block.
     *
     * @param dialled the number that was called, only digits and +; hostile
     * @return empty when the number is not in service
     */
    Optional<Greeting> flowFor(String dialled);

    /**
     * The flow that greeted there when the caller began, so that she finishes with it whatever has come into force since. May block.
     *
     * @param edition of that greeting; hostile
     * @return today's where nobody knows that edition any more
     */
    Optional<Greeting> flowFor(String dialled, String edition);

    /**
     * @param language in which the number greets
     * @param edition which configuration says so
     */
    record Greeting(Flow flow, Language language, String edition) {}
}
