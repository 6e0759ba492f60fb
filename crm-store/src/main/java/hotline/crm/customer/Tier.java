package hotline.crm.customer;

import java.util.Locale;

/** How much a customer matters. */
public enum Tier {
    ORDINARY,
    GOLD,
    VIP;

    /** As call flows write it: {@code ordinary}, {@code gold}, {@code vip}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
