package hotline.ivr.run;

import hotline.ivr.flow.Node.Proof;

/**
 * Checks that a caller is the customer her number says; implemented by whoever keeps what customers prove it with.
 *
 * <p>Thread: called on a virtual thread of its own per question, never on the caller's. May block, but an answer after the node's time-out is thrown away and the thread
 * interrupted: the caller is then not verified. May throw any unchecked exception, with the same effect. {@link #check} is not idempotent: what is wrong is counted, per
 * customer and across calls.
 */
public interface IdentityCheck {
    /** Where nobody can prove anything. */
    IdentityCheck NONE = new IdentityCheck() {
        @Override
        public Verdict standing(String customerId, Proof proof) {
            return Verdict.UNKNOWN;
        }

        @Override
        public Verdict check(String customerId, Proof proof, String digits) {
            return Verdict.UNKNOWN;
        }
    };

    /** Whether it is worth asking: {@link Verdict#WRONG} (nothing proved yet), {@link Verdict#LOCKED} or {@link Verdict#UNKNOWN}. */
    Verdict standing(String customerId, Proof proof);

    /** @param digits as the caller entered them; never to be logged or kept */
    Verdict check(String customerId, Proof proof, String digits);

    enum Verdict {
        VERIFIED,
        WRONG,
        /** Wrong too often, in this call or others: nothing is checked for a while, so that guessing is no use. */
        LOCKED,
        /** There is nothing to compare with. */
        UNKNOWN
    }
}
