package cx.touchstone.survey.importing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.collection.AskedSurvey;
import cx.touchstone.survey.collection.CollectedResponse;
import cx.touchstone.survey.collection.SubmissionReader;

/** Turns a row into the document that a respondent would have posted, so that one set of rules holds for both. */
final class RowReader {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    /** Parts the options of one field. */
    private static final Pattern LIST = Pattern.compile(";");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 200;

    private final ColumnMapping mapping;
    private final AskedSurvey survey;

    RowReader(ColumnMapping mapping, AskedSurvey survey) {
        this.mapping = mapping;
        this.survey = survey;
    }

    /**
     * The response in a row.
     *
     * @throws Refusal.Invalid naming everything that is wrong with the row
     */
    CollectedResponse read(CSVRecord row, Instant now) {
        if (!row.isConsistent()) {
            throw new Refusal.Invalid("", "row-length",
                    "The row has " + row.size() + " fields, the header has " + row.getParser().getHeaderNames().size() + ".");
        }
        List<Fault> faults = new ArrayList<>();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode answers = body.putObject("answers");
        mapping.answers().forEach((key, source) -> value(source, row, "/answers/" + key, faults)
                .ifPresent(text -> answers.set(key, answer(key, text))));
        if (mapping.attributes() != null) {
            ObjectNode attributes = body.putObject("attributes");
            mapping.attributes().forEach((key, source) -> value(source, row, "/attributes/" + key, faults)
                    .ifPresent(text -> attributes.put(key, text)));
        }
        value(mapping.channel(), row, "/channel", faults).ifPresent(text -> body.put("channel", text));
        value(mapping.locale(), row, "/locale", faults).ifPresent(text -> body.put("locale", text));
        value(mapping.weight(), row, "/weight", faults).ifPresent(text -> body.set("weight", number(text)));
        if (mapping.subject() != null) {
            ObjectNode subject = body.putObject("subject");
            Map.of("system", mapping.subject().system(), "type", mapping.subject().type(), "id", mapping.subject().id())
                    .forEach((part, source) -> value(source, row, "/subject/" + part, faults)
                            .ifPresent(text -> subject.put(part, text)));
        }
        Instant respondedAt = respondedAt(row, now, faults);
        String externalId = externalId(row, faults);
        try {
            CollectedResponse response = CollectedResponse.imported(survey, SubmissionReader.read(body, survey), respondedAt,
                    externalId);
            if (faults.isEmpty()) {
                return response;
            }
        } catch (Refusal.Invalid invalid) {
            invalid.faults().stream().filter(fault -> faults.stream().noneMatch(f -> f.pointer().equals(fault.pointer())))
                    .forEach(faults::add);
        }
        throw new Refusal.Invalid(faults);
    }

    /** A number where the question wants one; what only looks like one, or does not, is left for the rules to refuse. */
    private JsonNode answer(String key, String text) {
        var question = survey.byKey().get(key);
        if (question == null) {
            return JsonNodeFactory.instance.textNode(text);
        }
        return switch (question.type()) {
            case NPS, CSAT, CES, EMPATHY, RATING, NUMBER -> number(text);
            case YES_NO, CONSENT -> text.equals("true") || text.equals("false")
                    ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
                    : JsonNodeFactory.instance.textNode(text);
            case MULTIPLE_CHOICE, RANKING -> {
                ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
                LIST.splitAsStream(text).map(String::strip).filter(one -> !one.isEmpty()).forEach(chosen::add);
                yield chosen;
            }
            default -> JsonNodeFactory.instance.textNode(text);
        };
    }

    private static JsonNode number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return JsonNodeFactory.instance.textNode(text);
        }
        BigDecimal number = new BigDecimal(text);
        return number.scale() == 0 ? JsonNodeFactory.instance.numberNode(number.toBigInteger())
                : JsonNodeFactory.instance.numberNode(number);
    }

    private Instant respondedAt(CSVRecord row, Instant now, List<Fault> faults) {
        if (mapping.respondedAt() == null) {
            return now;
        }
        Optional<String> text = value(mapping.respondedAt().from(), row, "/respondedAt", faults);
        if (text.isEmpty()) {
            return now;
        }
        try {
            Instant time = mapping.respondedAt().read(text.get());
            if (time.isAfter(now.plus(TOLERANCE))) {
                faults.add(new Fault("/respondedAt", "future", "The response would have been given in the future."));
            }
            return time;
        } catch (DateTimeException e) {
            faults.add(new Fault("/respondedAt", "time", "\"" + text.get() + "\" is no time of the mapping's pattern."));
            return now;
        }
    }

    private String externalId(CSVRecord row, List<Fault> faults) {
        String id = value(mapping.externalId(), row, "/externalId", faults).orElse(null);
        if (id != null && (id.length() > LONGEST_ID || id.indexOf(0) >= 0)) {
            faults.add(new Fault("/externalId", "text", "externalId must be a text of up to " + LONGEST_ID + " characters."));
        }
        return id;
    }

    private static Optional<String> value(Source source, CSVRecord row, String pointer, List<Fault> faults) {
        try {
            return source == null ? Optional.empty() : source.in(row);
        } catch (Source.UnknownCode e) {
            faults.add(new Fault(pointer, "unknown-code", e.getMessage()));
            return Optional.empty();
        }
    }
}
