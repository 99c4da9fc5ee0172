package cx.touchstone.local;

import static cx.touchstone.local.Figures.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.local.Figures.Row;

/** A telephone company tells which of its customers left. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelcoStory {

    private static final String EVERYBODY = "*";
    private static final List<Row> CUSTOMERS = Figures.rows("/telco/customers.csv");

    private final Api api;
    private final Partner billing;
    private final Map<String, Row> figures = Figures.read("telco_churn").stream()
            .collect(Collectors.toMap(figure -> figure.text("contract"), Function.identity()));

    TelcoStory(Platform platform) {
        this.api = new Api(platform.url(), platform.key());
        this.billing = new Partner(api);
        assertEquals(Map.of("accepted", (long) CUSTOMERS.size()), tells());
    }

    @Test
    void a_quarter_of_them_left() {
        JsonNode churn = scores("").get("");
        assertSameScore(figures.get(EVERYBODY), churn);
        assertEquals(0.265370, churn.get("value").doubleValue() / 100, 5e-7);
    }

    @Test
    void who_is_bound_for_longer_leaves_more_rarely() {
        Map<String, JsonNode> churn = scores("&groupBy=attribute:contract");
        assertEquals(figures.size() - 1, churn.size());
        churn.forEach((contract, score) -> assertSameScore(figures.get(contract), score));
    }

    @Test
    void telling_it_again_counts_nobody_twice() {
        assertEquals(Map.of("duplicate", (long) CUSTOMERS.size()), tells());
        assertSameScore(figures.get(EVERYBODY), scores("").get(""));
    }

    /** @return how often what became of a customer */
    private Map<String, Long> tells() {
        return billing.sends(CUSTOMERS.stream().map(TelcoStory::churn).toList()).stream()
                .collect(Collectors.groupingBy(result -> result.get("outcome").textValue(), Collectors.counting()));
    }

    private static ObjectNode churn(Row customer) {
        String id = customer.text("customerID");
        // The file tells no day: all of them are counted on the last one of a quarter.
        ObjectNode churn = Partner.observation("billing", id + "/churn", "churn", "2018-03-31T12:00:00Z").put("value",
                customer.text("Churn").equals("Yes") ? 1 : 0);
        churn.putObject("attributes").put("contract", customer.text("Contract"))
                .put("payment", customer.text("PaymentMethod")).put("internet", customer.text("InternetService"));
        churn.putObject("subject").put("system", "billing").put("type", "customer").put("id", id);
        return churn;
    }

    /** By the value of the attribute. */
    private Map<String, JsonNode> scores(String query) {
        return StreamSupport.stream(api.get("/scores?metric=churn" + query).get("items").spliterator(), false)
                .collect(Collectors.toMap(score -> score.at("/segment/value").asText(), Function.identity()));
    }

    private static void assertSameScore(Row figure, JsonNode score) {
        assertEquals(figure.count("n"), score.get("n").longValue(), figure::toString);
        assertSame(figure, "value", score.get("value"));
        assertSame(figure, "low", score.at("/interval/low"));
        assertSame(figure, "high", score.at("/interval/high"));
        assertEquals("wilson", score.at("/interval/method").textValue());
    }
}
