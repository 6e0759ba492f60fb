package hotline.acd.simulation.load;

import hotline.acd.queue.SelectionPolicy;

/**
 * What a {@link Crowd} is like.
 *
 * @param agents how many there are; with somebody waiting all of them are busy, with nobody waiting every other one
 * @param waiting how many entries wait at any time
 * @param profiles how many different sets of skills there are among agents and among entries; 1: everybody serves everybody
 * @param steps how many steps each entry's routing plan has: 1, or 3 that ask for an expert, then for a skilled agent, then
 *     for anybody
 */
public record Shape(int agents, int waiting, int profiles, SelectionPolicy policy, int steps) {
    public Shape {
        if (agents < 2 || waiting < 0 || profiles < 1 || profiles > agents || (steps != 1 && steps != 3)) {
            throw new IllegalArgumentException("no such crowd: " + agents + " agents, " + waiting + " waiting");
        }
    }

    /** How many decisions can be asked for before the crowd must be restored. */
    int batch() {
        return Math.clamp(Math.min(agents / 4, waiting == 0 ? agents : waiting / 2), 1, 64);
    }
}
