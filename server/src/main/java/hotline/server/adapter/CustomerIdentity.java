package hotline.server.adapter;

import hotline.crm.customer.CustomerProofs;
import hotline.ivr.flow.Node.Proof;
import hotline.ivr.run.IdentityCheck;

/** Checks who callers are against what the customer records have of them. */
public final class CustomerIdentity implements IdentityCheck {
    private final CustomerProofs proofs;

    public CustomerIdentity(CustomerProofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public Verdict standing(String customerId, Proof proof) {
        return told(proofs.standing(customerId, kind(proof)));
    }

    @Override
    public Verdict check(String customerId, Proof proof, String digits) {
        return told(proofs.check(customerId, kind(proof), digits));
    }

    private static CustomerProofs.Kind kind(Proof proof) {
        return switch (proof) {
            case PIN -> CustomerProofs.Kind.PIN;
            case DOCUMENT -> CustomerProofs.Kind.DOCUMENT;
        };
    }

    private static Verdict told(CustomerProofs.Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> Verdict.VERIFIED;
            case WRONG -> Verdict.WRONG;
            case LOCKED -> Verdict.LOCKED;
            case UNKNOWN -> Verdict.UNKNOWN;
        };
    }
}
