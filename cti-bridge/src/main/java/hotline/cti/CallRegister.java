package hotline.cti;

import hotline.acd.interaction.InteractionId;

/**
 * Keeps who called which number: what belongs to the interaction's record and not into the journal. Thread: the caller's own (virtual) one.
 * Must not block (the caller hears nothing meanwhile) and must not throw. Called once for each interaction.
 */
public interface CallRegister {
    /**
     * @param number as the network gave it, only digits and +; empty when withheld
     * @param name as the network gave it, cleaned of control characters, at most 80 characters; hostile
     * @param dialled the number that was called, only digits and +
     * @param sipCallId the trunk's name of the call; hostile, at most 200 characters, may be empty
     */
    void arrived(InteractionId interaction, String number, String name, String dialled, String sipCallId);
}
