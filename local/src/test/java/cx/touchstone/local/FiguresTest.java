package cx.touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import cx.touchstone.local.Figures.Row;

/** The scripts' figures against those that others have published or counted by hand. */
class FiguresTest {

    @Test
    void the_airport_s_are_those_of_its_codebook() {
        Map<String, Row> figures = AirportFigures.scores(2017);
        Row nps = figures.get("nps at airport-overall");
        assertEquals("39.84 of 2746", score(nps));
        assertEquals(40.40, nps.number("weighted_value"), 0.005);
        assertEquals("82.07 of 2688", score(figures.get("csat at airport-overall")));
        assertEquals("55.72 of 2421", score(figures.get("csat at restaurants")));
        assertEquals("74.56 of 2142", score(figures.get("csat at wifi")));
    }

    @Test
    void a_quarter_of_the_telephone_company_s_customers_left() {
        Map<String, Row> churn = by("contract", "telco_churn");
        assertEquals(26.5370, churn.get("*").number("value"), 1e-4);
        assertEquals("1869/7043 1655/3875 166/1473 48/1695", String.join(" ", left(churn, "*"), left(churn, "Month-to-month"),
                left(churn, "One year"), left(churn, "Two year")));
    }

    @Test
    void most_complaints_were_sent_on_at_once_and_answered_in_time() {
        Row timely = by("channel", "complaints_timely").get("*");
        assertEquals("3093 of 3186", timely.text("timely") + " of " + timely.text("n"));
        Row days = by("channel", "complaints_days_to_forward").get("*");
        assertEquals("0 7 14 of 3180", "%.0f %.0f %.0f of %s".formatted(days.number("p50"), days.number("p90"),
                days.number("p95"), days.text("n")));
        assertEquals(3186, Figures.read("complaints_per_month").stream().mapToLong(month -> month.count("complaints")).sum());
    }

    private static Map<String, Row> by(String column, String name) {
        return Figures.read(name).stream().collect(Collectors.toMap(row -> row.text(column), Function.identity()));
    }

    private static String left(Map<String, Row> churn, String contract) {
        return churn.get(contract).text("left") + "/" + churn.get(contract).text("n");
    }

    private static String score(Row row) {
        return "%.2f of %d".formatted(row.number("value"), row.count("n"));
    }
}
