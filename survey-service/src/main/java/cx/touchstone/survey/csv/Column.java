package cx.touchstone.survey.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;

import cx.touchstone.kit.Refusal.Fault;

/** A {@link Source} in the columns of one file. */
final class Column {

    private final Source source;
    private final int place;
    private final Map<String, Integer> places;
    private final Set<String> blanks;
    private final Pattern separator;
    private final DateTimeFormatter pattern;

    Column(Source source, Map<String, Integer> places) {
        this.source = source;
        this.place = source.column() == null ? -1 : places.get(source.column());
        this.places = places;
        this.blanks = source.blanks() == null ? Set.of() : new HashSet<>(source.blanks());
        this.separator = Pattern.compile(Pattern.quote(source.separator() == null ? ";" : source.separator()));
        this.pattern = source.pattern() == null ? null : DateTimeFormatter.ofPattern(source.pattern(), Locale.ENGLISH);
    }

    static Column of(Source source, Map<String, Integer> places) {
        return source == null ? null : new Column(source, places);
    }

    /** What stands in this row and means; null when nothing does. */
    String in(CSVRecord row, String pointer, List<Fault> faults) {
        String written = written(row);
        return written == null ? null : meaning(written, pointer, faults);
    }

    /** Several, with something between them; null when nothing stands there. */
    List<String> listIn(CSVRecord row, String pointer, List<Fault> faults) {
        String written = written(row);
        return written == null ? null
                : separator.splitAsStream(written).map(String::strip).filter(one -> !isBlank(one))
                        .map(one -> meaning(one, pointer, faults)).flatMap(Stream::ofNullable).toList();
    }

    /** A day as ISO 8601 writes it; what is none of the pattern is left for the rules to refuse. */
    String dayIn(CSVRecord row, String pointer, List<Fault> faults) {
        String day = in(row, pointer, faults);
        if (day == null || pattern == null) {
            return day;
        }
        try {
            return LocalDate.from(pattern.parse(day)).toString();
        } catch (DateTimeException e) {
            faults.add(new Fault(pointer, "not-a-date", "\"" + shown(day) + "\" is no day of the mapping's pattern."));
            return null;
        }
    }

    private String written(CSVRecord row) {
        if (source.constant() != null) {
            return source.constant();
        }
        if (place >= 0) {
            String written = row.get(place).strip();
            return isBlank(written) ? null : written;
        }
        if (source.columns().anyMatch(name -> isBlank(row.get(places.get(name)).strip()))) {
            return null;
        }
        return Source.PLACE.matcher(source.template())
                .replaceAll(found -> Matcher.quoteReplacement(row.get(places.get(found.group(1))).strip()));
    }

    private String meaning(String written, String pointer, List<Fault> faults) {
        if (source.values() == null || source.constant() != null) {
            return written;
        }
        String meaning = source.values().get(written);
        if (meaning == null) {
            faults.add(new Fault(pointer, "unknown-code",
                    "\"" + shown(written) + "\" is neither among the values nor among the blanks."));
        }
        return meaning;
    }

    private boolean isBlank(String value) {
        return value.isEmpty() || blanks.contains(value);
    }

    static String shown(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }
}
