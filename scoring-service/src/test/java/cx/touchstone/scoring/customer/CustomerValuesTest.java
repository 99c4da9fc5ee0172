package cx.touchstone.scoring.customer;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.observation.Database;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CustomerValuesTest {

    private static final LocalDate FIRST = LocalDate.parse("2016-01-01");
    private static final String TERMS = "?to=2017-12-31&margin=0.3&discount=0.12";

    @Inject
    AgroalDataSource source;

    private final String tenant = aTenant();

    @Test
    void five_thousand_customers_are_worth_what_another_implementation_says() {
        var purchases = lines("purchases.csv");
        send(IntStream.range(0, purchases.size()).mapToObj(i -> purchase("p-" + i, purchases.get(i)[0],
                FIRST.plusDays(Long.parseLong(purchases.get(i)[1])), purchases.get(i)[2])).toList());
        var figures = lines("customer_worth.csv").stream().collect(
                Collectors.toMap(line -> line[0], line -> Double.parseDouble(line[1])));
        var worth = read(TERMS).statusCode(200).body("withheld", equalTo(false)).body("customers", equalTo(5000))
                .body("repeatCustomers", equalTo(figures.get("repeatCustomers").intValue())).extract().jsonPath();
        Map.of("model.purchases.r", "r", "model.purchases.alpha", "alpha", "model.purchases.a", "a", "model.purchases.b", "b",
                "model.values.p", "p", "model.values.q", "q", "model.values.gamma", "gamma", "simple.retention", "retention",
                "simple.margin", "margin", "simple.value", "simple")
                .forEach((path, figure) -> near(figures.get(figure), worth.getDouble(path), .002));
        near(figures.get("purchaseLogLikelihood"), worth.getDouble("model.purchases.logLikelihood"), 1e-6);
        near(figures.get("valueLogLikelihood"), worth.getDouble("model.values.logLikelihood"), 1e-6);
        near(figures.get("expectedPurchases"), worth.getDouble("expectedPurchases"), .001);
        near(figures.get("mean"), worth.getDouble("mean"), .001);
        near(figures.get("median"), worth.getDouble("deciles[4]"), .002);
        near(figures.get("ninth"), worth.getDouble("deciles[8]"), .002);
        // The score is within a year too, of all that is spent and not discounted: no settings say otherwise.
        as(tenant, "scores:read").get("/api/v1/scores?metric=clv&to=2017-12-31").then().statusCode(200)
                .body("items[0].n", equalTo(5000)).body("items[0].unit", equalTo("scale"))
                .body("items[0].method.id", equalTo("bg-nbd-gamma-gamma")).body("items[0].interval", nullValue())
                .body("items[0].value", equalTo(read("?to=2017-12-31").extract().jsonPath().getFloat("mean")));
    }

    @Test
    void too_few_who_came_back_say_nothing() {
        send(IntStream.range(0, 40).mapToObj(i -> purchase("p-" + i, "c-" + i % 29, FIRST.plusDays(i), "10")).toList());
        read(TERMS).statusCode(409).body("code", equalTo("too-few-customers"));
        as(tenant, "scores:read").get("/api/v1/scores?metric=clv").then().statusCode(200).body("items[0].value", nullValue());
    }

    @Test
    void of_fewer_purchases_than_may_be_shown_nothing_is_told() {
        send(List.of(purchase("p", "c", FIRST, "10")));
        read(TERMS).statusCode(200).body("withheld", equalTo(true)).body("customers", nullValue()).body("model", nullValue());
    }

    @ParameterizedTest
    @CsvSource({ "to=2017-02-30,to", "to=2999-01-01,to", "horizon=P1D,horizon", "horizon=P11Y,horizon", "horizon=P0M,horizon",
            "horizon=year,horizon", "margin=1.1,margin", "margin=x,margin", "discount=-1,discount", "metric=csat,metric",
            "metric=happiness,metric" })
    void what_cannot_be_asked_is_named(String query, String parameter) {
        read("?" + query).statusCode(400).body("errors.pointer", hasItem(equalTo(parameter)));
    }

    @Test
    void another_tenant_does_not_see_them() {
        send(IntStream.range(0, 200).mapToObj(i -> purchase("p-" + i, "c-" + i % 40, FIRST.plusDays(i), "1" + i % 7)).toList());
        read(TERMS).statusCode(200).body("customers", equalTo(40)).body("repeatCustomers", equalTo(40));
        as(aTenant(), "scores:read").get("/api/v1/customer-values" + TERMS).then().body("withheld", equalTo(true));
        as(tenant, "signals:write").get("/api/v1/customer-values").then().statusCode(403);
    }

    @Test
    void few_who_bought_in_a_time_are_not_told_of_by_another_form_or_by_what_is_left() {
        var purchases = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            purchases.add(purchase("p-" + i, "c-" + i % 40, FIRST.plusDays(i), "1" + i % 7));
        }
        for (int day = 1; day <= 6; day++) {
            purchases.add(purchase("november-" + day, "c-1", LocalDate.of(2017, 11, day), "70"));
            purchases.add(purchase("december-" + day, "c-1", LocalDate.of(2017, 12, day), "70"));
        }
        send(purchases);
        read(TERMS + "&horizon=P1M").statusCode(200).body("simple", nullValue()).body("repeatCustomers", equalTo(40));
        read("?to=2016-06-30&horizon=P3M&discount=0.12").statusCode(200).body("simple.retention", equalTo(1f));
        send(List.of(purchase("only-1", "new-1", FIRST, "10"), purchase("only-2", "new-2", FIRST, "10")));
        read(TERMS).statusCode(200).body("customers", equalTo(42)).body("repeatCustomers", nullValue());
    }

    @Test
    void of_more_purchases_than_one_answer_may_go_through_no_worth_is_told() {
        send(IntStream.range(0, 5).mapToObj(i -> purchase("p-" + i, "c-" + i, FIRST, "10")).toList());
        Folded.of(tenant);
        new Database(source, tenant).in(connection -> connection.createStatement().execute("""
                update tally set n = n + 1000000, people = people + 1000000, weight = weight + 1000000,
                    weight_squared = weight_squared + 1000000, counts[1] = counts[1] + 1000000"""));
        as(tenant, "scores:read").get("/api/v1/scores?metric=clv&to=2017-12-31").then().statusCode(409).body("code",
                equalTo("too-much-to-read"));
        read(TERMS).statusCode(409).body("code", equalTo("too-much-to-read"));
    }

    @Test
    void the_value_of_customers_is_that_of_all_together() {
        as(tenant, "scores:read").get("/api/v1/scores?metric=clv&attribute=plan:gold").then().statusCode(400)
                .body("errors.code", contains("unsupported-combination"));
    }

    private ValidatableResponse read(String query) {
        return as(tenant, "scores:read").get("/api/v1/customer-values" + query).then();
    }

    private void send(List<String> purchases) {
        for (int i = 0; i < purchases.size(); i += 1000) {
            var batch = purchases.subList(i, Math.min(purchases.size(), i + 1000));
            post(tenant, batch).body("accepted", equalTo(batch.size()));
        }
    }

    private static String purchase(String id, String customer, LocalDate day, String value) {
        return observation(id, "order_value", value, """
                "observedAt":"%sT12:00:00Z","subject":{"system":"shop","type":"customer","id":"%s"}""".formatted(day,
                customer));
    }

    private static void near(double expected, double actual, double share) {
        assertEquals(expected, actual, Math.max(Math.abs(expected) * share, 0.0001));
    }

    private static List<String[]> lines(String file) {
        try (var figures = new BufferedReader(new InputStreamReader(
                CustomerValuesTest.class.getResourceAsStream("/figures/" + file), StandardCharsets.UTF_8))) {
            return figures.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
