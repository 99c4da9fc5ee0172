package cx.touchstone.scoring.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Amount.Type;
import cx.touchstone.scoring.metric.Calculation.LastValue;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.observation.Fact;
import cx.touchstone.scoring.observation.Fact.Business;
import cx.touchstone.scoring.observation.Fact.Subject;
import cx.touchstone.scoring.observation.Observation;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.settings.Settings;
import cx.touchstone.scoring.tally.Person;

/** Makes an observation of its wire form, or says everything that is wrong with it. */
final class ObservationReader {

    static final BigDecimal HEAVIEST = BigDecimal.valueOf(1000);
    static final int WEIGHT_DECIMALS = 10;
    static final int MOST_ATTRIBUTES = 32;
    /** Whatever it is, it can be taken back. */
    static final int HIGHEST_REVISION = Integer.MAX_VALUE - 1;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final List<String> FACT_FIELDS = List.of("metric", "value", "startedAt", "currency", "weight", "observedAt",
            "person",
            "touchpoint", "journey", "channel", "attributes", "subject");
    private static final Set<String> FIELDS = Stream
            .concat(Stream.of("source", "id", "revision", "retracted"), FACT_FIELDS.stream()).collect(Collectors.toSet());
    private static final Set<String> SUBJECT_FIELDS = Set.of("system", "type", "id");
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private final Map<String, Metric> metrics;
    private final Settings settings;
    private final Instant now;

    /** @param metrics those that exist, by key */
    ObservationReader(Map<String, Metric> metrics, Settings settings, Instant now) {
        this.metrics = metrics;
        this.settings = settings;
        this.now = now;
    }

    /**
     * One item of a batch.
     *
     * @param id as it was sent, null when there is none to read
     * @param observation null when there are faults
     */
    record Reading(String id, Observation observation, List<Fault> faults) {
    }

    /** The metric that an item names, or null; before anything is checked, so that all can be looked up at once. */
    static String metricOf(JsonNode item) {
        return item.path("metric").textValue();
    }

    Reading read(JsonNode item, String place) {
        var fields = ItemFields.of(item, place, FIELDS);
        if (!fields.isObject()) {
            return new Reading(null, null, fields.faults());
        }
        var source = fields.required("source", 100);
        var id = fields.required("id", 200);
        int revision = fields.whole("revision", HIGHEST_REVISION);
        var fact = fields.flag("retracted") ? nothing(fields, revision) : fact(fields);
        var faults = fields.faults();
        return new Reading(id, faults.isEmpty()
                ? new Observation(new Name(source, id), revision, fact, isReading(fact),
                        money(fact, metrics.get(metricOf(item))))
                : null, faults);
    }

    private boolean isReading(Fact fact) {
        return fact != null && metrics.get(fact.metric()) instanceof Metric metric
                && metric.calculation() instanceof LastValue;
    }

    private static String money(Fact fact, Metric metric) {
        return fact != null && isMoney(metric) ? fact.currency() : null;
    }

    private static boolean isMoney(Metric metric) {
        return metric != null && metric.measure() instanceof Amount amount && amount.type() == Type.MONEY;
    }

    private static Fact nothing(ItemFields fields, int revision) {
        // Without it nothing that was ever sent would be retracted, and whoever sends it would take "duplicate" for done.
        if (revision == 0) {
            fields.fault("revision", "required", "A retraction has a revision above that of what it retracts.");
        }
        FACT_FIELDS.stream().filter(fields::has)
                .forEach(name -> fields.fault(name, "unknown-field", "A retraction has no " + name + "."));
        return null;
    }

    private Fact fact(ItemFields fields) {
        var metric = metric(fields);
        var observedAt = observedAt(fields);
        var value = new ValueReader(fields, metric).read(observedAt);
        var currency = currency(fields, metric);
        var weight = weight(fields);
        var person = fields.choice("person", Person.FIRST);
        var touchpoint = fields.optional("touchpoint", 64, KEBAB);
        var journey = fields.uuid("journey");
        var channel = fields.optional("channel", 64);
        var attributes = attributes(fields);
        var subject = subject(fields);
        if (!fields.faults().isEmpty()) {
            return null;
        }
        int bucket = metric.measure().buckets().of(value);
        // All of it, until it is counted by the tenant's hours.
        var business = metric.business().map(key -> new Business(value, bucket)).orElse(null);
        return new Fact(metric.base(), value, bucket, weight, observedAt, settings.day(observedAt), person, touchpoint, journey,
                channel, attributes, currency, subject, business);
    }

    private Metric metric(ItemFields fields) {
        var key = fields.required("metric", Metric.KEY_LENGTH);
        var metric = metrics.get(key);
        if (key != null && metric == null) {
            fields.fault("metric", "unknown-metric", "There is no such metric in the catalogue.");
        }
        return metric;
    }

    private String currency(ItemFields fields, Metric metric) {
        var currency = fields.optional("currency", 3, CURRENCY);
        if (currency != null && isMoney(metric) && !currency.equals(settings.currency().getCurrencyCode())) {
            fields.fault("currency", "other-currency", "Money is counted in " + settings.currency() + " here.");
        }
        return currency;
    }

    private BigDecimal weight(ItemFields fields) {
        if (!fields.has("weight")) {
            return BigDecimal.ONE;
        }
        var weight = fields.number("weight");
        if (weight == null) {
            return null;
        }
        if (weight.signum() <= 0 || weight.compareTo(HEAVIEST) > 0) {
            fields.fault("weight", "range", "weight must be above 0 and at most " + HEAVIEST + ".");
        } else if (weight.stripTrailingZeros().scale() > WEIGHT_DECIMALS) {
            fields.fault("weight", "range", "weight has more than " + WEIGHT_DECIMALS + " decimals.");
        }
        return weight;
    }

    private Instant observedAt(ItemFields fields) {
        var time = fields.time("observedAt");
        if (time != null && time.isAfter(now.plus(Settings.AHEAD))) {
            fields.fault("observedAt", "in-the-future", "observedAt is more than five minutes ahead.");
        } else if (time != null && time.isBefore(EARLIEST)) {
            fields.fault("observedAt", "range", "observedAt is before 1900.");
        } else if (time != null && settings.isForgotten(time, now)) {
            fields.fault("observedAt", "before-retention", "observedAt is before the first month that is kept.");
        }
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    private Map<String, String> attributes(ItemFields fields) {
        var attributes = new TreeMap<String, String>();
        var given = fields.map("attributes");
        if (given == null) {
            return attributes;
        }
        if (given.names().size() > MOST_ATTRIBUTES) {
            fields.fault("attributes", "size", "There are more than " + MOST_ATTRIBUTES + " attributes.");
        }
        for (var key : given.names()) {
            if (!ATTRIBUTE.matcher(key).matches()) {
                given.fault(key, "pattern", "The key of an attribute has the form " + ATTRIBUTE + ".");
            }
            var value = given.required(key, 200);
            if (value != null) {
                attributes.put(key, value);
            }
        }
        return attributes;
    }

    private Subject subject(ItemFields fields) {
        var subject = fields.object("subject", SUBJECT_FIELDS);
        return subject == null || !subject.isObject() ? null
                : new Subject(subject.required("system", 100), subject.required("type", 100), subject.required("id", 200));
    }
}
