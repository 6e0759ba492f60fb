package hotline.ivr.trial;

import hotline.ivr.flow.Key;
import hotline.ivr.sound.Sound;
import java.util.List;

/** One thing that happened on a trial's way through a flow. */
public sealed interface Trace {
    /** The caller came to a node. */
    record Entered(String node) implements Trace {}

    /** The caller heard this, to its end. */
    record Heard(List<Sound> sounds) implements Trace {
        public Heard {
            sounds = List.copyOf(sounds);
        }
    }

    /** The caller pressed these keys, one right after the other. */
    record Pressed(List<Key> keys) implements Trace {
        public Pressed {
            keys = List.copyOf(keys);
        }
    }

    /** A time-out passed without a key. */
    record Silence() implements Trace {}

    /** The caller left a message. */
    record Spoke() implements Trace {}

    /** A number outside was called for the caller. */
    record Called(String number) implements Trace {}

    /** Agents will see this of what the caller has entered. */
    record Shown(String title, String value) implements Trace {}

    /** The caller hung up. */
    record HungUp() implements Trace {}

    /** Something behind the flow failed. */
    record Failed(String code) implements Trace {}
}
