package hotline.ivr.run;

import hotline.ivr.sound.Prompts;
import java.time.Clock;

/**
 * Everything a run needs from outside: the ports, the recordings, and the time.
 *
 * @param interaction id of the interaction the caller is in
 * @param clock in the centre's time zone
 * @param entries what agents are to see of that which the caller enters
 */
public record Surroundings(
        String interaction,
        CallerLine line,
        CustomerDesk desk,
        FlowJournal journal,
        Prompts prompts,
        Clock clock,
        PlaceKeeper places,
        BusinessRequest business,
        IdentityCheck identity,
        MessageBox messages,
        CallbackDiary diary,
        EntryBook entries) {
    /** Where nobody is called back or leaves a message, there are no business systems, nobody can prove who she is and no agent sees anything. */
    public Surroundings(
            String interaction, CallerLine line, CustomerDesk desk, FlowJournal journal, Prompts prompts, Clock clock) {
        this(
                interaction,
                line,
                desk,
                journal,
                prompts,
                clock,
                PlaceKeeper.NOBODYS,
                BusinessRequest.NONE,
                IdentityCheck.NONE,
                MessageBox.NOBODYS,
                CallbackDiary.NOBODYS,
                EntryBook.NOBODYS);
    }
}
