package cx.touchstone.survey.persona;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** What conditions mean, as journeys.md has it, without any database. */
final class Meaning {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}([.][0-9]{1,30})?");

    private Meaning() {
    }

    static boolean holds(PersonaCondition condition, Map<String, String> attributes) {
        String value = attributes.get(condition.attribute());
        if (condition.present() != null) {
            return condition.present() == (value != null);
        }
        if (condition.in() != null) {
            return value != null && condition.in().contains(value);
        }
        if (value == null || !NUMBER.matcher(value).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(value);
        return (condition.from() == null || number.compareTo(condition.from()) >= 0)
                && (condition.to() == null || number.compareTo(condition.to()) <= 0);
    }
}
