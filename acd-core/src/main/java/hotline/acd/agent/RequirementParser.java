package hotline.acd.agent;

import hotline.acd.interaction.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@link Requirement} by recursive descent:
 *
 * <pre>
 * any   = all { "or" all }
 * all   = one { "and" one }
 * one   = "not" one | "(" any ")" | skill [ ">=" level ]
 * </pre>
 */
final class RequirementParser {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 20;

    private final String text;
    private int at;
    private int depth;

    RequirementParser(String text) {
        this.text = text;
    }

    Requirement parse() {
        if (text.length() > LONGEST) {
            throw new RequirementFaulty(1, "longer than " + LONGEST + " characters");
        }
        if (text.isBlank()) {
            return Requirement.NONE;
        }
        var requirement = any();
        if (!isAtEnd()) {
            throw fault("expected 'and' or 'or'");
        }
        return requirement;
    }

    private Requirement any() {
        List<Requirement> parts = new ArrayList<>(List.of(all()));
        while (take("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Requirement.AnyOf(parts);
    }

    private Requirement all() {
        List<Requirement> parts = new ArrayList<>(List.of(one()));
        while (take("and")) {
            parts.add(one());
        }
        return Requirement.all(parts);
    }

    private Requirement one() {
        if (++depth > DEEPEST) {
            throw fault("more than " + DEEPEST + " parentheses deep");
        }
        Requirement one;
        if (take("not")) {
            one = new Requirement.Not(one());
        } else if (take("(")) {
            one = any();
            if (!take(")")) {
                throw fault("expected ')'");
            }
        } else {
            one = skill();
        }
        depth--;
        return one;
    }

    private Requirement skill() {
        int begins = begin();
        String name = word();
        if (!Code.isValid(name) || name.equals("and") || name.equals("or")) {
            at = begins;
            throw fault("expected a skill");
        }
        return new Requirement.Skill(new SkillId(name), take(">=") ? level() : SkillLevel.LOWEST);
    }

    private int level() {
        int begins = begin();
        String number = word();
        if (!number.matches("[1-9]|10")) {
            at = begins;
            throw fault("expected a level from " + SkillLevel.LOWEST + " to " + SkillLevel.HIGHEST);
        }
        return Integer.parseInt(number);
    }

    /** Takes the sign or word when it comes next. */
    private boolean take(String wanted) {
        int begins = begin();
        boolean isWord = Character.isLetter(wanted.charAt(0));
        if (isWord ? word().equals(wanted) : text.startsWith(wanted, begins)) {
            at = begins + wanted.length();
            return true;
        }
        at = begins;
        return false;
    }

    private String word() {
        int begins = begin();
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        return text.substring(begins, at);
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ':';
    }

    private int begin() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean isAtEnd() {
        return begin() == text.length();
    }

    private RequirementFaulty fault(String what) {
        return new RequirementFaulty(begin() + 1, what);
    }
}
