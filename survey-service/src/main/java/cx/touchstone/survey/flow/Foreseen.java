package cx.touchstone.survey.flow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import cx.touchstone.survey.questionnaire.Condition;

/**
 * What remains of a condition once the respondent's attributes and language are known: only tests of answers. A front end that
 * goes
 * by it needs no attributes, and learns none.
 */
public final class Foreseen {

    /** Holds whatever is answered. */
    public static final Condition ALWAYS = new Condition(List.of(), null, null, null, null, null, null, null, null, null, null);
    /** Holds never. */
    public static final Condition NEVER = new Condition(null, List.of(), null, null, null, null, null, null, null, null, null);

    private final Situation known;

    public Foreseen(Map<String, String> attributes, String language) {
        this.known = new Situation(JsonNodeFactory.instance.objectNode(), attributes, language);
    }

    /** The condition without tests of attributes and language; null, {@link #ALWAYS} and {@link #NEVER} stay what they are. */
    public Condition of(Condition condition) {
        if (condition == null || condition.question() != null) {
            return condition;
        }
        if (condition.all() != null) {
            return joined(condition.all(), ALWAYS, NEVER);
        }
        if (condition.any() != null) {
            return joined(condition.any(), NEVER, ALWAYS);
        }
        if (condition.not() != null) {
            Condition inner = of(condition.not());
            return inner == ALWAYS ? NEVER : inner == NEVER ? ALWAYS : negation(inner);
        }
        return known.holds(condition) ? ALWAYS : NEVER;
    }

    /** @param neutral changes nothing; @param decisive settles the whole */
    private Condition joined(List<Condition> parts, Condition neutral, Condition decisive) {
        List<Condition> left = parts.stream().map(this::of).filter(part -> part != neutral).toList();
        if (left.contains(decisive)) {
            return decisive;
        }
        return left.isEmpty() ? neutral : left.size() == 1 ? left.getFirst() : neutral == ALWAYS ? all(left) : any(left);
    }

    private static Condition all(List<Condition> parts) {
        return new Condition(parts, null, null, null, null, null, null, null, null, null, null);
    }

    private static Condition any(List<Condition> parts) {
        return new Condition(null, parts, null, null, null, null, null, null, null, null, null);
    }

    private static Condition negation(Condition inner) {
        return new Condition(null, null, inner, null, null, null, null, null, null, null, null);
    }

    /** The same text with its attributes put in; answers stay to be put in later. */
    public String fill(String text) {
        return Recall.fill(text, recall -> recall.ofAnswer() ? null
                : Stream.of(known.attributes().get(recall.key()), recall.otherwise()).filter(Objects::nonNull).findFirst()
                        .orElse(""));
    }
}
