package cx.touchstone.survey.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.IsoTime;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.content.Lines;
import cx.touchstone.survey.bulk.GivenRemarks;
import cx.touchstone.survey.bulk.GivenResponse;
import cx.touchstone.survey.submission.SubmissionReader.Extent;

/**
 * One JSON document in each line, as an export of responses writes them. What only says what became of a response here (its
 * history, its contact) is passed over.
 */
public final class NdjsonRows implements Rows {

    private static final Set<String> PASSED_OVER = Set.of("survey", "surveyId", "revision", "receivedAt", "contact",
            "contactId",
            "link", "linkId", "history");

    private final Lines lines;
    private final ObjectMapper json;
    private final AnsweredVersions versions;
    private long rows;

    public NdjsonRows(InputStream content, ObjectMapper json, AnsweredVersions versions) {
        this.lines = new Lines(content);
        this.json = json;
        this.versions = versions;
    }

    @Override
    public GivenRow next(long wanted) {
        if (!lines.next()) {
            return null;
        }
        rows++;
        List<Fault> faults = new ArrayList<>(0);
        return new GivenRow(rows, lines.number(), lines.length(), rows < wanted ? null : response(faults), faults);
    }

    private GivenResponse response(List<Fault> faults) {
        ObjectNode given = lines.object(json, faults);
        if (given == null) {
            return null;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(field -> {
            if (!field.getValue().isNull() && !PASSED_OVER.contains(field.getKey())) {
                document.set(field.getKey(), field.getValue());
            }
        });
        Extent extent = extent(document.remove("status"), faults);
        GivenRemarks remarks = RemarkFields.read(document.remove("tags"), document.remove("notes"), faults);
        UUID formerId = id(document.remove("id"), faults);
        String externalId = text(document.remove("externalId"), "/externalId", faults);
        if (externalId == null && formerId != null) {
            externalId = formerId.toString(); // so that the same export is taken once into another survey too
        }
        Instant respondedAt = time(document.remove("respondedAt"), faults);
        JsonNode version = document.remove("version");
        JsonNode surveyVersion = document.remove("surveyVersion");
        version = surveyVersion == null ? version : surveyVersion;
        GivenResponse response = RowRules.response(
                versions.numbered(version == null ? null : version.asText("?"), faults), document, extent, respondedAt,
                externalId, formerId, faults);
        return response == null ? null : response.with(remarks);
    }

    /** Only who answers goes on with what is still being answered: elsewhere it would never end. */
    private static Extent extent(JsonNode status, List<Fault> faults) {
        return switch (status == null ? "complete" : status.asText()) {
            case "complete" -> Extent.WHOLE;
            case "partial" -> Extent.PART;
            case "started" -> refused("still-started", "A response that is still being answered is not imported.", faults);
            default -> refused("unknown-status", "status must be complete or partial.", faults);
        };
    }

    private static Extent refused(String code, String detail, List<Fault> faults) {
        faults.add(new Fault("/status", code, detail));
        return Extent.PART;
    }

    private static UUID id(JsonNode given, List<Fault> faults) {
        try {
            return given == null ? null : UUID.fromString(given.asText());
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("/id", "id", "id must be a UUID."));
            return null;
        }
    }

    private static String text(JsonNode given, String pointer, List<Fault> faults) {
        if (given != null && !given.isTextual()) {
            faults.add(new Fault(pointer, "text", "This must be a text."));
            return null;
        }
        return given == null ? null : given.textValue();
    }

    private static Instant time(JsonNode given, List<Fault> faults) {
        try {
            return given == null ? Instant.now() : IsoTime.instant(given.asText());
        } catch (DateTimeException e) {
            faults.add(new Fault("/respondedAt", "time", "respondedAt must be a time such as 2026-11-21T10:00:00Z."));
            return Instant.now();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
