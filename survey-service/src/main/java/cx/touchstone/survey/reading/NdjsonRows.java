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
import cx.touchstone.survey.bulk.GivenRemarks;
import cx.touchstone.survey.bulk.GivenResponse;
import cx.touchstone.survey.submission.SubmissionReader.Extent;

/**
 * One JSON document in each line, as an export of responses writes them. What only says what became of a response here (its
 * history, its contact) is passed over.
 */
public final class NdjsonRows implements Rows {

    private static final int LONGEST_LINE = 1 << 20;
    private static final Set<String> PASSED_OVER = Set.of("survey", "surveyId", "revision", "receivedAt", "contact",
            "contactId",
            "link", "linkId", "history");

    private final InputStream content;
    private final ObjectMapper json;
    private final AnsweredVersions versions;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] line = new byte[4096];
    private int length;
    private long lines;
    private long rows;

    public NdjsonRows(InputStream content, ObjectMapper json, AnsweredVersions versions) {
        this.content = content;
        this.json = json;
        this.versions = versions;
    }

    @Override
    public GivenRow next(long wanted) {
        do {
            if (!readLine()) {
                return null;
            }
            lines++;
        } while (isBlank());
        rows++;
        List<Fault> faults = new ArrayList<>(0);
        return new GivenRow(rows, lines, length, rows < wanted ? null : response(faults), faults);
    }

    private GivenResponse response(List<Fault> faults) {
        if (length > LONGEST_LINE) {
            faults.add(new Fault("", "row-length", "The line is longer than " + LONGEST_LINE + " bytes."));
            return null;
        }
        JsonNode given;
        try {
            given = json.readTree(line, 0, length);
        } catch (IOException e) {
            given = null;
        }
        if (given == null || !given.isObject()) {
            faults.add(new Fault("", "not-json", "The line is no JSON object."));
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

    /** Reads the next line, without its end; of one that is too long only so much that this shows. */
    private boolean readLine() {
        length = 0;
        while (true) {
            if (next == end && !fill()) {
                return length > 0;
            }
            int begin = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            keep(begin, next - begin);
            if (next < end) {
                next++;
                return true;
            }
        }
    }

    private void keep(int begin, int count) {
        int room = Math.min(count, LONGEST_LINE + 1 - length);
        if (length + room > line.length) {
            line = java.util.Arrays.copyOf(line, Math.min(Math.max(length + room, 2 * line.length), LONGEST_LINE + 1));
        }
        System.arraycopy(buffer, begin, line, length, room);
        length += room;
    }

    private boolean fill() {
        try {
            next = 0;
            end = Math.max(content.read(buffer), 0);
            return end > 0;
        } catch (IOException e) {
            end = 0;
            throw new Unreadable("The content broke off behind line " + lines + ".");
        }
    }

    private boolean isBlank() {
        int first = 0;
        if (lines == 1 && length >= 3 && (line[0] & 0xFF) == 0xEF && (line[1] & 0xFF) == 0xBB && (line[2] & 0xFF) == 0xBF) {
            System.arraycopy(line, 3, line, 0, length -= 3); // a byte order mark
        }
        while (first < length && line[first] <= ' ' && line[first] >= 0) {
            first++;
        }
        return first == length;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
