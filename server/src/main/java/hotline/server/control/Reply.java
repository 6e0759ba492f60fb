package hotline.server.control;

import hotline.server.Progress;

/** What may be said before the result. Used by the command's own thread; blocks while the one who asked reads slowly. */
public interface Reply extends Progress {
    /** One line of a long answer, anything Jackson can write. */
    void line(Object value);
}
