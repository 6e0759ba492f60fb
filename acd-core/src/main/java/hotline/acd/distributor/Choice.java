package hotline.acd.distributor;

import hotline.acd.distributor.Ledger.Candidate;
import hotline.acd.distributor.Ledger.Exclusion;
import java.util.List;

/** The agent chosen for an entry, and why. */
record Choice(Agent agent, String rule, long score, List<Candidate> nextBest, List<Exclusion> excluded) {}
