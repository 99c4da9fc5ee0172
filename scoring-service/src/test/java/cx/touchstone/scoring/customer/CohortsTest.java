package cx.touchstone.scoring.customer;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.retraction;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CohortsTest {

    private final String tenant = aTenant();
    private final List<String> orders = new ArrayList<>();

    @Test
    void customers_are_followed_from_the_month_in_which_they_came() {
        order("2017-01", 0, 20);
        order("2017-02", 0, 12);
        order("2017-02", 20, 30);
        order("2017-03", 5, 15);
        order("2017-03", 20, 30);
        sent();
        read("?from=2017-01&to=2017-03").body("items.month", contains("2017-01", "2017-02"))
                .body("items.customers", contains(20, 10)).body("items[0].later.month", contains("2017-02", "2017-03"))
                .body("items[0].later.customers", contains(12, 10)).body("items[0].later.value", contains(60f, 50f))
                // Wilson of 12/20
                .body("items[0].later[0].low", equalTo(38.6582f)).body("items[0].later[0].high", equalTo(78.1193f))
                .body("items[1].later.value", contains(100f));
        read("?from=2017-02&to=2017-02").body("items.month", contains("2017-02")).body("items[0].later", empty());
    }

    @Test
    void few_who_came_or_who_left_are_not_told_of() {
        order("2017-01", 0, 20);
        order("2017-02", 0, 3);
        order("2017-03", 0, 17);
        order("2017-02", 50, 54);
        sent();
        read("?from=2017-01&to=2017-04").body("items[0].later.withheld", contains(true, true, false))
                .body("items[0].later[0].customers", nullValue()).body("items[0].later[1].value", nullValue())
                .body("items[0].later[2].value", equalTo(0f)).body("items[1].withheld", equalTo(true))
                .body("items[1].customers", nullValue()).body("items[1].later", hasSize(0));
    }

    @Test
    void a_purchase_that_is_taken_back_was_none() {
        order("2017-01", 0, 10);
        order("2017-02", 0, 10);
        sent();
        var gone = new ArrayList<String>();
        for (int customer = 0; customer < 5; customer++) {
            gone.add(retraction("2017-01/" + customer, 1));
        }
        post(tenant, gone).body("accepted", equalTo(5));
        read("?from=2017-01&to=2017-02").body("items.month", contains("2017-01", "2017-02")).body("items.customers",
                contains(5, 5));
    }

    @ParameterizedTest
    @CsvSource({ "from=2017,from", "to=2017-13,to", "to=2999-01,to", "from=2018-01&to=2017-01,from",
            "from=1990-01&to=2017-01,from", "metric=retention,metric", "metric=first_response_time_business,metric" })
    void what_cannot_be_asked_is_named(String query, String parameter) {
        ask("?" + query).statusCode(400).body("errors.pointer", hasItem(equalTo(parameter)));
    }

    private void order(String month, int firstCustomer, int behindLast) {
        for (int customer = firstCustomer; customer < behindLast; customer++) {
            orders.add(observation(month + "/" + customer, "order_value", 20, """
                    "observedAt":"%s-15T12:00:00Z","subject":{"system":"shop","type":"customer","id":"%d"}"""
                    .formatted(month, customer)));
        }
    }

    private void sent() {
        post(tenant, orders).body("accepted", equalTo(orders.size()));
    }

    private ValidatableResponse ask(String query) {
        return as(tenant, "scores:read").get("/api/v1/cohorts" + query).then();
    }

    private ValidatableResponse read(String query) {
        return ask(query).statusCode(200);
    }
}
