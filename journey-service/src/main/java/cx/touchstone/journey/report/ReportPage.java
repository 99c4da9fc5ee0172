package cx.touchstone.journey.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import cx.touchstone.journey.map.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;

/** The report as a page. */
@CheckedTemplate(basePath = "report")
final class ReportPage {

    private ReportPage() {
    }

    static native TemplateInstance report(AuditReport report);

    /** How numbers, days and constants look on the page. */
    @TemplateExtension
    static final class Shown {

        private Shown() {
        }

        /** {@code NOT_REACHED} is "not reached". */
        static String word(Enum<?> constant) {
            return Words.of(constant).replace('-', ' ');
        }

        /** To one decimal. */
        static String score(Number value) {
            return String.format(Locale.ROOT, "%.1f", value.doubleValue());
        }

        /** To four decimals, as probabilities are. */
        static String probability(Number value) {
            return String.format(Locale.ROOT, "%.4f", value.doubleValue());
        }

        static LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, ZoneOffset.UTC);
        }
    }
}
