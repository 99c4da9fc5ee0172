package cx.touchstone.survey.csv;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.content.Unreadable;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.bulk.GivenResponse;
import cx.touchstone.survey.reading.AnsweredVersions;
import cx.touchstone.survey.reading.GivenRow;
import cx.touchstone.survey.reading.RowRules;
import cx.touchstone.survey.reading.Rows;
import cx.touchstone.survey.submission.SubmissionReader.Extent;

/**
 * Turns each row of a CSV file into the document that a respondent would have posted, so that one set of rules holds for both.
 */
public final class CsvRows implements Rows {

    private static final Fault NOT_A_TIME = new Fault("/respondedAt", "time", "This is no time of the mapping's pattern.");

    private final CsvFile file;
    private final AnsweredVersions versions;
    private final int width;
    private final Map<String, CsvAnswers> answers;
    private final Map<String, Column> attributes = new LinkedHashMap<>();
    private final Map<String, Column> subject = new LinkedHashMap<>();
    private final Column externalId;
    private final Column surveyVersion;
    private final Column channel;
    private final Column locale;
    private final Column weight;
    private final Column respondedAt;
    private final DateTimeFormatter time;
    private final ZoneId zone;

    /**
     * @throws Unreadable when the content does not even have a header
     * @throws Refusal.Invalid naming every column that the mapping reads and the content does not have
     */
    public CsvRows(InputStream content, ColumnMapping mapping, AnsweredVersions versions) {
        this.file = new CsvFile(content);
        this.versions = versions;
        Map<String, Integer> places = file.columns();
        this.width = places.size();
        List<Fault> missing = mapping.columns().stream().filter(column -> !places.containsKey(column))
                .map(column -> new Fault("", "unknown-column", "The mapping reads the column \"" + column
                        + "\", which the content does not have."))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal.Invalid(missing);
        }
        answers = CsvAnswers.of(mapping.answers(), places);
        if (mapping.attributes() != null) {
            mapping.attributes().forEach((key, source) -> attributes.put(key, new Column(source, places)));
        }
        if (mapping.subject() != null) {
            subject.put("system", new Column(mapping.subject().system(), places));
            subject.put("type", new Column(mapping.subject().type(), places));
            subject.put("id", new Column(mapping.subject().id(), places));
        }
        externalId = Column.of(mapping.externalId(), places);
        surveyVersion = Column.of(mapping.surveyVersion(), places);
        channel = Column.of(mapping.channel(), places);
        locale = Column.of(mapping.locale(), places);
        weight = Column.of(mapping.weight(), places);
        respondedAt = mapping.respondedAt() == null ? null : new Column(mapping.respondedAt().from(), places);
        time = mapping.respondedAt() == null ? null : mapping.respondedAt().formatter();
        zone = mapping.respondedAt() == null ? ZoneOffset.UTC : mapping.respondedAt().zoneId();
    }

    @Override
    public GivenRow next(long wanted) {
        CSVRecord row = file.next();
        if (row == null) {
            return null;
        }
        List<Fault> faults = new ArrayList<>(0);
        GivenResponse response = row.getRecordNumber() < wanted ? null : response(row, faults);
        int size = 0;
        for (String field : row) {
            size += field.length();
        }
        return new GivenRow(row.getRecordNumber(), file.line(), size, response, faults);
    }

    private GivenResponse response(CSVRecord row, List<Fault> faults) {
        if (row.size() != width) {
            faults.add(new Fault("", "row-length", "The row has " + row.size() + " fields, the header has " + width + "."));
            return null;
        }
        AskedSurvey survey = versions.numbered(text(surveyVersion, row, "/surveyVersion", faults), faults);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode given = document.putObject("answers");
        answers.forEach((key, columns) -> {
            JsonNode answer = columns.in(row, survey.byKey().get(key), faults);
            if (answer != null) {
                given.set(key, answer);
            }
        });
        texts(document, "attributes", attributes, row, faults);
        texts(document, "subject", subject, row, faults);
        put(document, "channel", text(channel, row, "/channel", faults));
        put(document, "locale", text(locale, row, "/locale", faults));
        String weighed = text(weight, row, "/weight", faults);
        if (weighed != null) {
            document.set("weight", CsvAnswers.number(weighed));
        }
        return RowRules.response(survey, document, Extent.WHOLE, time(row, faults),
                text(externalId, row, "/externalId", faults), null,
                faults);
    }

    private static String text(Column column, CSVRecord row, String pointer, List<Fault> faults) {
        return column == null ? null : column.in(row, pointer, faults);
    }

    private static void put(ObjectNode document, String field, String text) {
        if (text != null) {
            document.put(field, text);
        }
    }

    private static void texts(ObjectNode document, String field, Map<String, Column> columns, CSVRecord row,
            List<Fault> faults) {
        if (!columns.isEmpty()) {
            ObjectNode texts = document.putObject(field);
            columns.forEach((key, column) -> put(texts, key, column.in(row, "/" + field + "/" + key, faults)));
        }
    }

    private Instant time(CSVRecord row, List<Fault> faults) {
        String text = text(respondedAt, row, "/respondedAt", faults);
        if (text == null) {
            return Instant.now();
        }
        try {
            TemporalAccessor read = time.parse(text);
            LocalDate day = LocalDate.from(read);
            LocalTime hour = read.query(TemporalQueries.localTime());
            ZoneId meant = read.query(TemporalQueries.zone());
            return hour == null ? day.atStartOfDay(zone).toInstant()
                    : day.atTime(hour).atZone(meant == null ? zone : meant).toInstant();
        } catch (DateTimeException e) {
            faults.add(NOT_A_TIME);
            return Instant.now();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
