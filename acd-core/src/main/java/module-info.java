/** The ACD: who waits, who serves, who is offered to whom, and why. Knows no telephone, no database, no clock. */
module hotline.acd {
    requires static transitive org.jspecify;

    exports hotline.acd.interaction;
    exports hotline.acd.agent;
    exports hotline.acd.queue;
    exports hotline.acd.routing;
    exports hotline.acd.distributor;
    exports hotline.acd.figures;
    exports hotline.acd.forecast;
    exports hotline.acd.engine;
    exports hotline.acd.simulation.load;
    exports hotline.acd.simulation.replay;
    exports hotline.acd.simulation.theory;
}
