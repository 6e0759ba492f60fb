package hotline.cti;

/** The legs that are no caller's: of agents, of customers who are called, of numbers outside who are asked, of supervisors. Confined to the switchboard's thread. */
record Legs(AgentLegs agents, CustomerLegs customers, OutsideLegs outside, WatchLegs watchers) {
    /** Ends those nobody wants any more. */
    void releaseUnwanted() {
        agents.releaseUnwanted();
        customers.releaseUnwanted();
        outside.releaseUnwanted();
        watchers.releaseUnwanted();
    }
}
