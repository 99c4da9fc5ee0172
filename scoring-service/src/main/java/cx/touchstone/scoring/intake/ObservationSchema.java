package cx.touchstone.scoring.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire form of an observation, as the API document shows it; {@link ObservationReader} is what reads it. */
@Schema(name = "Observation", description = "One measured fact, or that it is taken back: then it has source, id, revision and retracted, and nothing else.")
interface ObservationSchema {

    @Schema(required = true, maxLength = 100, examples = "crm", description = "Who observed it.")
    String source();

    @Schema(required = true, maxLength = 200, examples = "case-4711/csat", description = "Unique within the source: an observation that comes again is not counted again.")
    String id();

    @Schema(defaultValue = "0", minimum = "0", maximum = "2147483646", examples = "1", description = "Of one source and id, the highest revision is counted, and no other.")
    int revision();

    @Schema(defaultValue = "false", description = "True takes the observation back, for good unless a higher revision comes. Needs a revision of at least 1.")
    boolean retracted();

    @Schema(examples = "csat", description = "Key of a metric in the catalogue. Required unless retracted.")
    String metric();

    @Schema(anyOf = { BigDecimal.class,
            Boolean.class }, examples = "4", description = "As the metric measures it: on its scale, true or false for yes or no, seconds of a duration, an amount of money, a number. Required unless retracted, or of a duration that has startedAt; of what is counted as it happens 1 when absent.")
    Object value();

    @Schema(examples = "2017-05-13T06:40:00Z", description = "Of a duration, instead of its value: when that began which ended at observedAt.")
    Instant startedAt();

    @Schema(pattern = "[A-Z]{3}", examples = "EUR", description = "Of a value that is money: ISO 4217.")
    String currency();

    @Schema(defaultValue = "1", examples = "1.25", description = "How many people the answer stands for: above 0, at most 1,000, at most 10 decimals.")
    BigDecimal weight();

    @Schema(examples = "2017-05-13T07:00:00Z", description = "Not more than five minutes ahead. Required unless retracted.")
    Instant observedAt();

    @Schema(enumeration = { "first", "elsewhere",
            "again" }, defaultValue = "first", description = "Whether the same person was observed for this metric before, as far as one wants to count people: first: not at all; elsewhere: at other touchpoints only; again: at this touchpoint.")
    String person();

    @Schema(maxLength = 64, pattern = "[a-z0-9]+(-[a-z0-9]+)*", examples = "security-check", description = "One that no published plan has is counted all the same, with a warning.")
    String touchpoint();

    @Schema(description = "The journey that asked.")
    UUID journey();

    @Schema(maxLength = 64, examples = "web")
    String channel();

    @Schema(maxProperties = 32, examples = "{\"boardingArea\":\"E\"}", description = "What scores can be grouped and filtered by. Keys [A-Za-z][A-Za-z0-9_.-]{0,63}, values up to 200 characters.")
    Map<String, String> attributes();

    @Schema(description = "What it is about in another system.")
    SubjectSchema subject();

    /** A thing in another system. */
    @Schema(name = "ObservationSubject")
    interface SubjectSchema {

        @Schema(required = true, maxLength = 100, examples = "crm")
        String system();

        @Schema(required = true, maxLength = 100, examples = "case")
        String type();

        @Schema(required = true, maxLength = 200, examples = "4711")
        String id();
    }
}
