package cx.touchstone.scoring.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.question.ScoreQuestion.Grouping;

/** Reads a question out of parameters, each with all its values, and names everything that is wrong with them. */
final class QuestionReader {

    /** Scores of more units of time than this are not asked for at once: a year and a month of days. */
    static final int MOST_UNITS = 400;
    /** What observations can be told apart by at once, besides touchpoints. */
    static final int MOST_AXES = 3;
    private static final int MOST_VALUES = 100;
    private static final String BY_ATTRIBUTE = "attribute:";
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    /** Control characters: none can be observed, and one of them means all values together. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Map<String, List<String>> given;
    private final DayOfWeek weekStart;
    private final List<Fault> faults = new ArrayList<>();
    private final PeriodReader periods;

    QuestionReader(Map<String, List<String>> given, LocalDate today, DayOfWeek weekStart) {
        this.given = given;
        this.weekStart = weekStart;
        this.periods = new PeriodReader(today, weekStart, faults);
    }

    ScoreQuestion read() {
        given.forEach((name, values) -> {
            if (values.size() > MOST_VALUES) {
                fault(name, "size", name + " is given more than " + MOST_VALUES + " times.");
            }
            if (values.stream().anyMatch(value -> UNWRITABLE.matcher(value).find())) {
                fault(name, "invalid", name + " has a character that no text has.");
            }
        });
        var period = periods.period(one("from"), one("to"), one("period"));
        var filters = filters();
        var grouping = grouping();
        var places = places(grouping);
        var question = new ScoreQuestion(new TreeSet<>(all("metric")), places, filters, period,
                comparison(period, grouping), grouping, precise());
        checkAxes(question);
        checkUnits(question);
        question.comparison().ifPresent(comparison -> checkComparison(comparison, question));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return question;
    }

    private List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    private String one(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    private void fault(String parameter, String code, String detail) {
        faults.add(new Fault(parameter, code, detail));
    }

    private Places places(Grouping grouping) {
        var journeys = new TreeSet<UUID>();
        all("journey").forEach(journey -> id("journey", journey).ifPresent(journeys::add));
        if (!all("stage").isEmpty() && all("journey").size() != 1) {
            fault("stage", "unsupported-combination", "A stage is one of a journey: name one journey.");
        }
        if (grouping.byStage() && all("journey").size() != 1) {
            fault("groupBy", "unsupported-combination", "Scores are grouped by the stages of one journey: name it.");
        }
        return new Places(new TreeSet<>(all("touchpoint")), journeys, new TreeSet<>(all("stage")));
    }

    private List<Filter> filters() {
        var values = new LinkedHashMap<String, SortedSet<String>>();
        for (var attribute : all("attribute")) {
            int colon = attribute.indexOf(':');
            if (colon < 0 || !ATTRIBUTE.matcher(attribute.substring(0, colon)).matches()) {
                fault("attribute", "invalid", "attribute has the form KEY:VALUE.");
            } else {
                values.computeIfAbsent(attribute.substring(0, colon), key -> new TreeSet<>())
                        .add(attribute.substring(colon + 1));
            }
        }
        var filters = new ArrayList<Filter>();
        values.forEach((key, wanted) -> filters.add(new Filter(key, wanted)));
        if (!all("channel").isEmpty()) {
            filters.add(new Filter(Filter.CHANNEL, new TreeSet<>(all("channel"))));
        }
        if (one("persona") != null) {
            id("persona", one("persona")).ifPresent(id -> filters.add(new Filter(Filter.persona(id), Filter.IN)));
        }
        return filters;
    }

    private Grouping grouping() {
        boolean byTouchpoint = false;
        boolean byStage = false;
        var axes = new TreeSet<String>();
        var ordered = new ArrayList<String>();
        var units = new TreeSet<TimeUnit>();
        for (var group : all("groupBy").stream().flatMap(each -> Arrays.stream(each.split(","))).map(String::strip).toList()) {
            byTouchpoint |= group.equals("touchpoint");
            byStage |= group.equals("stage");
            var axis = axis(group);
            axis.filter(axes::add).ifPresent(ordered::add);
            var unit = TimeUnit.named(group);
            unit.ifPresent(units::add);
            if (axis.isEmpty() && unit.isEmpty() && !group.equals("touchpoint") && !group.equals("stage")) {
                fault("groupBy", "invalid", "Scores are grouped by touchpoint, stage, channel, attribute:KEY,"
                        + " and by day, week, month, quarter or year.");
            }
        }
        if (given.containsKey("by")) {
            if (!units.isEmpty()) {
                fault("groupBy", "unsupported-combination", "A series has the unit of time that by names.");
            }
            units.add(by());
        } else if (units.size() > 1) {
            fault("groupBy", "unsupported-combination", "Scores are grouped by one unit of time.");
        }
        return new Grouping(byTouchpoint, byStage, ordered, units.stream().findFirst());
    }

    private TimeUnit by() {
        var by = one("by");
        return Optional.ofNullable(by).flatMap(TimeUnit::named).orElseGet(() -> {
            fault("by", by == null ? "required" : "invalid", "by is day, week, month, quarter or year.");
            return TimeUnit.MONTH;
        });
    }

    private static Optional<String> axis(String group) {
        if (group.equals("channel")) {
            return Optional.of(Filter.CHANNEL);
        }
        return Optional.of(group).filter(each -> each.startsWith(BY_ATTRIBUTE))
                .map(each -> each.substring(BY_ATTRIBUTE.length())).filter(key -> ATTRIBUTE.matcher(key).matches());
    }

    private Optional<Comparison> comparison(Period period, Grouping grouping) {
        var from = one("compareFrom");
        var to = one("compareTo");
        var compare = one("compare");
        if (from == null && to == null) {
            return Optional.ofNullable(compare).flatMap(what -> comparison(what, period, grouping));
        }
        if (from == null || to == null) {
            fault(from == null ? "compareFrom" : "compareTo", "required", "compareFrom and compareTo come together.");
        }
        if (compare != null) {
            fault("compare", "unsupported-combination", "Either compare is given, or compareFrom and compareTo.");
        }
        return Optional.of(new Comparison.WithPeriod(periods.between("compareFrom", from, "compareTo", to)));
    }

    private Optional<Comparison> comparison(String compare, Period period, Grouping grouping) {
        var parts = compare.split(":", 3);
        return switch (parts[0] + "/" + parts.length) {
            case "previous-period/1" -> Optional.of(periods.periodBefore(one("period"), period, grouping.unit()));
            case "same-period-last-year/1" -> Optional.of(new Comparison.WithYearBefore());
            case "touchpoint/2" -> Optional.of(new Comparison.WithTouchpoint(parts[1]));
            case "channel/2" -> Optional.of(new Comparison.WithSegment(Filter.CHANNEL, parts[1]));
            case "segment/3" -> Optional.of(new Comparison.WithSegment(parts[1], parts[2]));
            case "persona/2" -> id("compare", parts[1]).map(id -> new Comparison.WithPersona(Filter.persona(id)));
            default -> noComparison();
        };
    }

    private Optional<Comparison> noComparison() {
        fault("compare", "invalid", "compare is previous-period, same-period-last-year, segment:KEY:VALUE,"
                + " touchpoint:KEY, channel:NAME or persona:ID.");
        return Optional.empty();
    }

    private void checkComparison(Comparison comparison, ScoreQuestion question) {
        boolean fits = switch (comparison) {
            case Comparison.WithTouchpoint with -> question.tellsTouchpointsApart();
            case Comparison.WithSegment with -> question.axes().contains(with.axis());
            case Comparison.WithPersona with -> question.filters().stream().map(Filter::axis).anyMatch(Filter::isPersona);
            default -> true;
        };
        if (!fits) {
            fault("compare", "unsupported-combination",
                    "Compared with another one can only be what the question filters or groups by.");
        }
        var first = question.period().from();
        if (first != null && comparison.of(question.period()).from() instanceof LocalDate before && before.getYear() < 1) {
            fault("compare", "range", "What this is compared with would begin before the year 1.");
        }
    }

    private void checkAxes(ScoreQuestion question) {
        if (question.axes().size() > MOST_AXES) {
            fault("groupBy", "unsupported-combination", "Observations are filtered and grouped by at most " + MOST_AXES
                    + " attributes at once; channel and persona count as such.");
        }
    }

    private void checkUnits(ScoreQuestion question) {
        var period = question.period();
        if (period.from() == null || period.to() == null) {
            return;
        }
        question.grouping().unit().filter(unit -> unit.within(period, weekStart, MOST_UNITS + 1).size() > MOST_UNITS)
                .ifPresent(unit -> fault(given.containsKey("by") ? "by" : "groupBy", "too-many-units",
                        "The period has more than " + MOST_UNITS + " of these."));
    }

    private boolean precise() {
        var precise = one("precise");
        if (precise != null && !precise.equals("true") && !precise.equals("false")) {
            fault("precise", "invalid", "precise is true or false.");
        }
        return "true".equals(precise);
    }

    private Optional<UUID> id(String parameter, String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            fault(parameter, "invalid", parameter + " names an id.");
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(text));
    }
}
