package hotline.server.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Optional;

/** A value out of a business system's answer, as flows may have it: text and numbers of modest size, true and false. */
final class AnswerValue {
    private static final int LONGEST = 100;

    private AnswerValue() {}

    /** What stands at a place such as {@code delivery.lines.0.count}; missing when there is nothing. */
    static JsonNode find(JsonNode root, String place) {
        JsonNode at = root;
        for (String step : place.split("\\.")) {
            at = at.isArray()
                    ? (step.matches("\\d{1,4}") ? at.path(Integer.parseInt(step)) : MissingNode.getInstance())
                    : at.path(step);
        }
        return at;
    }

    /** Whole numbers as such, others as text in plain digits; empty for what a flow could do nothing with. */
    static Optional<Object> of(JsonNode node) {
        if (node.isTextual()) {
            return Optional.<Object>of(node.textValue()).filter(text -> isPlain(text.toString()));
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
        }
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            String digits = BigDecimal.valueOf(node.doubleValue()).toPlainString();
            return digits.length() <= LONGEST ? Optional.of(digits) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Nothing that could change how what is around it looks. */
    private static boolean isPlain(String text) {
        return text.length() <= LONGEST && text.codePoints().allMatch(AnswerValue::isPlain);
    }

    private static boolean isPlain(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
