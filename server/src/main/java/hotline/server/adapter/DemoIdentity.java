package hotline.server.adapter;

import hotline.crm.customer.CustomerProofs;
import hotline.crm.demo.DemoCustomers;
import hotline.ivr.flow.Node.Proof;
import hotline.ivr.run.IdentityCheck;
import java.util.HashMap;
import java.util.Map;

/** What the demo's customers prove who they are with, for trying flows without a database. What is wrong is remembered as long as this is. */
public final class DemoIdentity implements IdentityCheck {
    private final Map<String, Integer> wrong = new HashMap<>();

    @Override
    public Verdict standing(String customerId, Proof proof) {
        return known(proof).containsKey(customerId)
                ? wrong.getOrDefault(customerId, 0) >= CustomerProofs.MOST_WRONG ? Verdict.LOCKED : Verdict.WRONG
                : Verdict.UNKNOWN;
    }

    @Override
    public Verdict check(String customerId, Proof proof, String digits) {
        Verdict standing = standing(customerId, proof);
        if (standing != Verdict.WRONG) {
            return standing;
        }
        if (digits.equals(known(proof).get(customerId))) {
            wrong.remove(customerId);
            return Verdict.VERIFIED;
        }
        wrong.merge(customerId, 1, Integer::sum);
        return standing(customerId, proof);
    }

    private static Map<String, String> known(Proof proof) {
        return switch (proof) {
            case PIN -> DemoCustomers.pins();
            case DOCUMENT -> DemoCustomers.documents();
        };
    }
}
