package cx.touchstone.journey.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import cx.touchstone.journey.formula.MeanInterval;
import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.measured.MeasuredScore.MeasuredInterval;
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

        /** To four decimals; one that would look like none is said to be below. */
        static String probability(Number value) {
            return value.doubleValue() < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value.doubleValue());
        }

        static String interval(MeanInterval interval) {
            return between(interval.low(), interval.high());
        }

        static String interval(MeasuredInterval interval) {
            return between(interval.low(), interval.high());
        }

        static String between(double low, double high) {
            return score(low) + " to " + score(high);
        }

        static LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, ZoneOffset.UTC);
        }
    }
}
