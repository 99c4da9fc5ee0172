package cx.touchstone.survey.wording;

import java.util.Locale;

/**
 * Which form of a noun goes with a number, of the forms that languages have.
 *
 * @see <a href="https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html">plural rules of CLDR</a>
 */
enum PluralForm {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /** How keys of texts end. */
    String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** @param language one that texts are shipped in; @param number whole, 0 or more */
    static PluralForm of(String language, long number) {
        long ten = number % 10;
        long hundred = number % 100;
        return switch (language) {
            case "ro" -> number == 1 ? ONE : number == 0 || hundred >= 1 && hundred <= 19 ? FEW : OTHER;
            case "ru" -> ten == 1 && hundred != 11 ? ONE
                    : ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? FEW : MANY;
            case "he" -> number == 1 ? ONE : number == 2 ? TWO : OTHER;
            case "ar" -> number <= 2 ? values()[(int) number]
                    : hundred >= 3 && hundred <= 10 ? FEW : hundred >= 11 ? MANY : OTHER;
            default -> number == 1 ? ONE : OTHER;
        };
    }
}
