package cx.touchstone.scoring.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The question as it stands in the address. */
public class ScoreParameters {

    @QueryParam("metric")
    @Parameter(description = "Keys of metrics; all that have observations unless told. Repeat it for several.", example = "nps")
    List<String> metric;

    @QueryParam("touchpoint")
    @Parameter(description = "Keys of touchpoints; everything unless told. Several are counted together unless grouped.", example = "security-check")
    List<String> touchpoint;

    @QueryParam("journey")
    @Parameter(description = "Ids of journeys: the touchpoints of their latest published plans count.", example = "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071")
    List<String> journey;

    @QueryParam("stage")
    @Parameter(description = "Keys of stages of the one journey named: their touchpoints count.", example = "departure")
    List<String> stage;

    @QueryParam("channel")
    @Parameter(description = "Only observations made over these channels.", example = "web")
    List<String> channel;

    @QueryParam("attribute")
    @Parameter(description = "Only observations with this attribute, KEY:VALUE. Repeat it: of one key any value counts, of several keys each must hold. KEY: alone means those without the attribute.", example = "boardingArea:E")
    List<String> attribute;

    @QueryParam("persona")
    @Parameter(description = "Id of a persona: only observations that fulfil its conditions.", example = "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6072")
    String persona;

    @QueryParam("from")
    @Parameter(description = "First day, in the tenant's time zone.", example = "2017-05-01")
    String from;

    @QueryParam("to")
    @Parameter(description = "Last day, included.", example = "2017-05-31")
    String to;

    @QueryParam("period")
    @Parameter(description = "Instead of from and to: today, yesterday, last-7-days, last-30-days, last-90-days, last-12-months (today included), this- or previous- week, month, quarter or year, or all.", example = "this-quarter")
    String period;

    @QueryParam("groupBy")
    @Parameter(description = "touchpoint, stage, channel, attribute:KEY, and one of day, week, month, quarter and year; separated by commas or repeated.", example = "attribute:boardingArea")
    List<String> groupBy;

    @QueryParam("compare")
    @Parameter(description = "What changes are measured against: previous-period (of the same name, or of as many days; grouped by time, the unit before), same-period-last-year, segment:KEY:VALUE, touchpoint:KEY, channel:NAME or persona:ID. The last four replace what is filtered or grouped by.", example = "previous-period")
    String compare;

    @QueryParam("compareFrom")
    @Parameter(description = "First day of the period to compare with.", example = "2016-05-01")
    String compareFrom;

    @QueryParam("compareTo")
    @Parameter(description = "Last day of the period to compare with.", example = "2016-05-31")
    String compareTo;

    @QueryParam("precise")
    @Parameter(description = "true: percentiles of the values themselves. Slower; otherwise they are up to 1 % off.", example = "false")
    String precise;

    /**
     * What they ask; refuses everything that is wrong with them.
     *
     * @param today where the tenant is
     * @param weekStart first day of weeks
     */
    public ScoreQuestion toQuestion(LocalDate today, DayOfWeek weekStart) {
        return new QuestionReader(given(), today, weekStart).read();
    }

    /**
     * What they ask, for every unit of time.
     *
     * @param by name of the unit; null is refused
     */
    public ScoreQuestion toQuestion(String by, LocalDate today, DayOfWeek weekStart) {
        var given = given();
        given.put("by", by == null ? List.of() : List.of(by));
        return new QuestionReader(given, today, weekStart).read();
    }

    private Map<String, List<String>> given() {
        var given = new HashMap<>(Map.of("metric", metric, "touchpoint", touchpoint, "journey", journey, "stage", stage,
                "channel", channel, "attribute", attribute, "groupBy", groupBy));
        put(given, "persona", persona);
        put(given, "from", from);
        put(given, "to", to);
        put(given, "period", period);
        put(given, "compare", compare);
        put(given, "compareFrom", compareFrom);
        put(given, "compareTo", compareTo);
        put(given, "precise", precise);
        return given;
    }

    private static void put(Map<String, List<String>> given, String name, String value) {
        if (value != null) {
            given.put(name, List.of(value));
        }
    }
}
