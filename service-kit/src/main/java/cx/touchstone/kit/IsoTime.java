package cx.touchstone.kit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A moment as ISO 8601 writes it, with its offset: {@code 2026-11-21T10:00:00.25+02:00}. It says nothing else than
 * {@link OffsetDateTime#parse(CharSequence)} does, but most moments end in whole seconds and {@code Z}, which is read at once:
 * millions of them come in a file, and the general way took a quarter of the time of a row.
 */
public final class IsoTime {

    private static final String USUAL = "0000-00-00T00:00:00Z";

    private IsoTime() {
    }

    /**
     * The moment that a text means.
     *
     * @throws DateTimeException when it means none
     */
    public static Instant instant(String text) {
        if (!isUsual(text)) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime
                .of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13), number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char wanted = USUAL.charAt(i);
            char given = text.charAt(i);
            if (wanted == '0' ? given < '0' || given > '9' : given != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
