package hotline.ivr.run;

import hotline.ivr.sound.Prompts;

/** Everything a run needs from outside: the ports and the recordings. */
public record Surroundings(CallerLine line, CustomerDesk desk, FlowJournal journal, Prompts prompts) {}
