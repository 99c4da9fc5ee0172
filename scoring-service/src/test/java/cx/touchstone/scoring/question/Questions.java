package cx.touchstone.scoring.question;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.counts.Period;

/** Questions as they stand in an address, asked on 10 February 2016, a Wednesday. */
final class Questions {

    static final LocalDate TODAY = LocalDate.of(2016, 2, 10);
    static final DayOfWeek MONDAY = DayOfWeek.MONDAY;
    static final YearMonth MARCH = YearMonth.of(2016, 3);

    private Questions() {
    }

    static ScoreQuestion ask(String query) {
        return new QuestionReader(given(query), TODAY, MONDAY).read();
    }

    /** The parameters with faults. */
    static List<String> faults(String query) {
        try {
            new QuestionReader(given(query), TODAY, MONDAY).read();
            return List.of();
        } catch (Refusal.Invalid e) {
            return e.faults().stream().map(Fault::pointer).toList();
        }
    }

    static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Map<String, List<String>> given(String query) {
        var given = new HashMap<String, List<String>>();
        for (var parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            var parts = parameter.split("=", 2);
            given.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return given;
    }
}
