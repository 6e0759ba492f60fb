package hotline.ivr.run;

import hotline.ivr.flow.CallWindow;
import hotline.ivr.flow.OpeningHours.Span;
import hotline.ivr.speech.Language;
import java.util.Optional;

/** Promises a caller to be called at a time of hers. Asked on the caller's own thread; may block for as long as something takes to be written durably. Never throws: what fails is a no. */
public interface CallbackDiary {
    /** Promises nothing. */
    CallbackDiary NOBODYS = new CallbackDiary() {
        @Override
        public Optional<Span> hours(String queue, String number) {
            return Optional.empty();
        }

        @Override
        public boolean promise(Appointment wanted) {
            return false;
        }
    };

    /**
     * In which hours of any day the agents of this queue may call this number; empty when they may not.
     *
     * @param number as the network gave it or the caller entered it; hostile
     */
    Optional<Span> hours(String queue, String number);

    /** Promises it; again in the same interaction: the newest counts. Whether it is promised, durably. */
    boolean promise(Appointment wanted);

    /**
     * What a caller wants.
     *
     * @param number as in {@link #hours}
     * @param customer her id, when it is known
     * @param agent who is to call her, when it is somebody in particular
     * @param node in which she agreed, by its whole name
     */
    record Appointment(
            String queue,
            String number,
            CallWindow when,
            Language language,
            Optional<String> customer,
            Optional<String> agent,
            String node) {}
}
