package cx.touchstone.gateway.webhook;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Phrases about webhooks. */
public final class WebhookFixture {

    public static final String PATH = "/api/v1/webhooks";

    private WebhookFixture() {
    }

    /** A webhook that was made, with what its answer alone shows. */
    public record Made(String id, String secret) {

        public String path() {
            return PATH + "/" + id;
        }
    }

    /** @param more fields of the plan, each with a comma in front */
    public static Made aWebhook(String key, String url, String more) {
        Map<String, Object> made = make(key, url, more).statusCode(201).extract().path("$");
        return new Made((String) made.get("id"), (String) made.get("secret"));
    }

    public static ValidatableResponse make(String key, String url, String more) {
        return with(key).body(plan("hook " + UUID.randomUUID(), url, more)).post(PATH).then();
    }

    public static String plan(String name, String url, String more) {
        return "{\"name\": \"%s\", \"url\": \"%s\"%s}".formatted(name, url, more);
    }

    public static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
