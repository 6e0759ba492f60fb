package hotline.crm.people;

/** What a person may. */
public enum Role {
    AGENT,
    SUPERVISOR,
    ADMIN
}
