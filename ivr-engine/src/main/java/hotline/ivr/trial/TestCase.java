package hotline.ivr.trial;

import hotline.ivr.run.CallerLine.Connection;
import hotline.ivr.yaml.YamlNode.Where;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody who calls should hear and come to.
 *
 * @param where it is written
 * @param from the caller's number
 * @param to the number dialled
 * @param at the moment of the call, in the centre's time; around its day the demo's bills and orders lie
 * @param keys see {@link KeyScript}
 * @param heard in this order, other things may be between
 * @param notHeard ids of prompts
 * @param outcome see {@link Trial.End#outcome}
 * @param language of the hand-over, as a tag
 * @param attached to the hand-over; others may be too
 * @param answers what business systems answer
 * @param transfers what comes of every transfer
 */
public record TestCase(
        String name,
        Where where,
        String from,
        String to,
        LocalDateTime at,
        String keys,
        List<Expected> heard,
        List<String> notHeard,
        String outcome,
        Optional<String> language,
        Map<String, String> attached,
        WrittenAnswers answers,
        Connection transfers) {

    /** Something that should be heard. */
    public sealed interface Expected {}

    record Prompt(String id) implements Expected {
        @Override
        public String toString() {
            return id;
        }
    }

    /** A part of what is said, as {@link Wording} writes it; may reach over several prompts of one saying. */
    record Text(String text) implements Expected {
        @Override
        public String toString() {
            return "“" + text + "”";
        }
    }
}
