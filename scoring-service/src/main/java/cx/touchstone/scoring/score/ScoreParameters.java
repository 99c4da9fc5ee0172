package cx.touchstone.scoring.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.score.ScoreQuestion.Segment;

/** The question as it stands in the address. */
public class ScoreParameters {

    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final String BY_ATTRIBUTE = "attribute:";
    private static final int MOST = 100;

    @QueryParam("metric")
    @Parameter(description = "Keys of metrics; all that have observations unless told. Repeat it for several.", example = "nps")
    List<String> metric;

    @QueryParam("touchpoint")
    @Parameter(description = "Keys of touchpoints; everything unless told. Several are counted together unless grouped.", example = "security-check")
    List<String> touchpoint;

    @QueryParam("attribute")
    @Parameter(description = "Only observations with this attribute, KEY:VALUE.", example = "boardingArea:E")
    String attribute;

    @QueryParam("from")
    @Parameter(description = "First day (UTC).", example = "2017-05-01")
    String from;

    @QueryParam("to")
    @Parameter(description = "Last day (UTC), included.", example = "2017-05-31")
    String to;

    @QueryParam("groupBy")
    @Parameter(description = "touchpoint, attribute:KEY, or both, separated by a comma or repeated.", example = "attribute:boardingArea")
    List<String> groupBy;

    @QueryParam("compareFrom")
    @Parameter(description = "First day of the period to compare with.", example = "2016-05-01")
    String compareFrom;

    @QueryParam("compareTo")
    @Parameter(description = "Last day of the period to compare with.", example = "2016-05-31")
    String compareTo;

    private final List<Fault> faults = new ArrayList<>();
    private final PeriodReader periods = new PeriodReader(faults);

    /** Says everything that is wrong with the parameters, or what they ask. */
    ScoreQuestion toQuestion() {
        var period = periods.read("from", from, "to", to);
        var comparison = comparison();
        var filter = filter();
        var groups = groups();
        var bySegment = groups.stream().filter(group -> group.startsWith(BY_ATTRIBUTE))
                .map(group -> group.substring(BY_ATTRIBUTE.length())).findFirst();
        if (filter != null && bySegment.isPresent() && !bySegment.get().equals(filter.key())) {
            faults.add(new Fault("groupBy", "unsupported-combination",
                    "Observations cannot be filtered by one attribute and grouped by another."));
        }
        atMost("metric", metric);
        atMost("touchpoint", touchpoint);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new ScoreQuestion(new TreeSet<>(metric), new TreeSet<>(touchpoint), Optional.ofNullable(filter), period,
                comparison, groups.contains("touchpoint"), bySegment);
    }

    private Set<String> groups() {
        var groups = new TreeSet<String>();
        groupBy.stream().flatMap(group -> Arrays.stream(group.split(","))).map(String::strip).forEach(groups::add);
        for (var group : groups) {
            boolean isAttribute = group.startsWith(BY_ATTRIBUTE)
                    && ATTRIBUTE.matcher(group.substring(BY_ATTRIBUTE.length())).matches();
            if (!group.equals("touchpoint") && !isAttribute) {
                faults.add(new Fault("groupBy", "invalid", "Scores are grouped by touchpoint or by attribute:KEY."));
            }
        }
        if (groups.stream().filter(group -> group.startsWith(BY_ATTRIBUTE)).count() > 1) {
            faults.add(new Fault("groupBy", "unsupported-combination", "Scores are grouped by one attribute at a time."));
        }
        return groups;
    }

    private Segment filter() {
        if (attribute == null) {
            return null;
        }
        int colon = attribute.indexOf(':');
        if (colon < 0 || colon == attribute.length() - 1 || !ATTRIBUTE.matcher(attribute.substring(0, colon)).matches()) {
            faults.add(new Fault("attribute", "invalid", "attribute has the form KEY:VALUE."));
            return null;
        }
        return new Segment(attribute.substring(0, colon), attribute.substring(colon + 1));
    }

    private Optional<Period> comparison() {
        if (compareFrom == null && compareTo == null) {
            return Optional.empty();
        }
        if (compareFrom == null || compareTo == null) {
            var missing = compareFrom == null ? "compareFrom" : "compareTo";
            faults.add(new Fault(missing, "required", "compareFrom and compareTo come together."));
        }
        return Optional.of(periods.read("compareFrom", compareFrom, "compareTo", compareTo));
    }

    private void atMost(String name, List<String> values) {
        if (values.size() > MOST) {
            faults.add(new Fault(name, "size", name + " is given more than " + MOST + " times."));
        }
    }
}
