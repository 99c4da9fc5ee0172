package cx.touchstone.survey.response;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.linkcode.LinkIsInvalid;
import cx.touchstone.survey.persona.Persona;
import cx.touchstone.survey.persona.Personas;
import cx.touchstone.survey.response.ResponseView.Status;

/** Which responses are asked for, as it stands in an address. */
public class FilterParameters {

    private static final int LONGEST = 200;
    private static final int MOST_ATTRIBUTES = 10;

    @QueryParam("survey")
    @Parameter(schema = @Schema(implementation = UUID.class), description = "Of this survey.")
    String survey;
    @QueryParam("version")
    @Parameter(schema = @Schema(implementation = Integer.class), description = "Of this version of the survey.")
    String version;
    @QueryParam("from")
    @Parameter(schema = @Schema(implementation = Instant.class), description = "Answered at this time or later.")
    String from;
    @QueryParam("to")
    @Parameter(schema = @Schema(implementation = Instant.class), description = "Answered before this time.")
    String to;
    @QueryParam("channel")
    @Parameter(description = "Answered there.")
    String channel;
    @QueryParam("touchpoint")
    @Parameter(description = "With an answer that measures at this touchpoint.")
    String touchpoint;
    @QueryParam("attribute")
    @Parameter(description = "key:value, repeatable: of respondents with all of these attributes.", example = "boardingArea:E")
    List<String> attributes;
    @QueryParam("persona")
    @Parameter(schema = @Schema(implementation = UUID.class), description = "Id of a persona: of respondents who fulfil its conditions.")
    String persona;
    @QueryParam("status")
    @Parameter(schema = @Schema(enumeration = { "started", "partial", "complete" }))
    String status;
    @QueryParam("tag")
    @Parameter(description = "With this tag.")
    String tag;
    @QueryParam("contact")
    @Parameter(schema = @Schema(implementation = UUID.class), description = "Of this contact.")
    String contact;
    @QueryParam("link")
    @Parameter(description = "By this link. Of anonymous responses only an open one is known.", example = "25HrfRmiRcCkEn6A3vPvGs5t4DUN")
    String link;
    @QueryParam("metric")
    @Parameter(description = "With an answer that measures this metric (at the touchpoint, if one is named).")
    String metric;
    @QueryParam("scoreFrom")
    @Parameter(schema = @Schema(implementation = BigDecimal.class), description = "The measured value is this or more; reverse items are turned round, yes is 1. Needs metric.")
    String scoreFrom;
    @QueryParam("scoreTo")
    @Parameter(schema = @Schema(implementation = BigDecimal.class), description = "The measured value is this or less. Needs metric.")
    String scoreTo;
    @QueryParam("q")
    @Parameter(description = "With these words, just so, in an answer in the respondent's own words; upper and lower case, accents and vowel points are the same.")
    String q;

    /**
     * The filter, or the refusal that names all of its faults.
     *
     * @param links by which the code of a link is read
     * @param personas among which the one that is named is
     */
    public ResponseFilter read(LinkCodes links, Personas personas) {
        List<Fault> faults = new ArrayList<>();
        ResponseFilter filter = new ResponseFilter(
                value("survey", survey, UUID::fromString, "must be the id of a survey", faults),
                value("version", version, Integer::valueOf, "must be the number of a version", faults),
                value("from", from, FilterParameters::time, "must be a time such as 2026-12-31T22:00:00Z", faults),
                value("to", to, FilterParameters::time, "must be a time such as 2026-12-31T22:00:00Z", faults),
                text("channel", channel, faults), text("touchpoint", touchpoint, faults), pairs(faults),
                meant(personas, faults),
                value("status", status, name -> Status.valueOf(name.toUpperCase(Locale.ROOT)),
                        "must be started, partial or complete", faults),
                text("tag", tag, faults), value("contact", contact, UUID::fromString, "must be the id of a contact", faults),
                value("link", link, code -> links.read(code).id(), "must be the 28 characters of a link", faults),
                text("metric", metric, faults),
                value("scoreFrom", scoreFrom, FilterParameters::number, "must be a number", faults),
                value("scoreTo", scoreTo, FilterParameters::number, "must be a number", faults), text("q", q, faults));
        if (version != null && survey == null) {
            faults.add(new Fault("version", "survey-missing", "version needs survey."));
        }
        if (metric == null && (scoreFrom != null || scoreTo != null)) {
            faults.add(new Fault("metric", "required", "scoreFrom and scoreTo need metric."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return filter;
    }

    private Map<String, String> pairs(List<Fault> faults) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : attributes == null ? List.<String> of() : attributes) {
            int colon = pair.indexOf(':');
            if (colon < 1 || colon == pair.length() - 1 || pair.length() > 2 * LONGEST || pair.indexOf(0) >= 0
                    || pairs.size() == MOST_ATTRIBUTES
                    || pairs.put(pair.substring(0, colon), pair.substring(colon + 1)) != null) {
                faults.add(new Fault("attribute", "invalid",
                        "attribute must be key:value, for up to " + MOST_ATTRIBUTES + " different keys."));
            }
        }
        return pairs;
    }

    private Persona meant(Personas personas, List<Fault> faults) {
        UUID id = value("persona", persona, UUID::fromString, "names an id", faults);
        return id == null ? null : personas.known(id).orElseGet(() -> {
            faults.add(new Fault("persona", "unknown-persona", "There is no persona " + id + "."));
            return null;
        });
    }

    private static String text(String name, String given, List<Fault> faults) {
        if (given != null && (given.isBlank() || given.length() > LONGEST || given.indexOf(0) >= 0)) {
            faults.add(new Fault(name, "text", name + " must be a text of 1 to " + LONGEST + " characters."));
        }
        return given;
    }

    private static <T> T value(String name, String given, Function<String, T> read, String rule, List<Fault> faults) {
        try {
            return given == null ? null : read.apply(given.length() > LONGEST ? "" : given);
        } catch (IllegalArgumentException | DateTimeException | LinkIsInvalid e) {
            faults.add(new Fault(name, "invalid", name + " " + rule + "."));
            return null;
        }
    }

    private static BigDecimal number(String given) {
        BigDecimal number = new BigDecimal(given);
        if (Math.abs(number.scale()) > 20 || number.precision() > 20) {
            throw new NumberFormatException("more digits than any score has");
        }
        return number;
    }

    private static Instant time(String given) {
        Instant time = OffsetDateTime.parse(given).toInstant();
        // Beyond these years nothing was answered, and the database knows no such time.
        if (time.isBefore(Instant.parse("1900-01-01T00:00:00Z")) || time.isAfter(Instant.parse("9000-01-01T00:00:00Z"))) {
            throw new DateTimeException("far away");
        }
        return time;
    }
}
