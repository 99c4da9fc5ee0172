package cx.touchstone.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Contacts and the links that reach them: through the gateway, as a team that sends a mailing does. */
@ExtendWith(ThePlatform.class)
class LinksStory {

    private final Platform platform;
    private String survey;

    LinksStory(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void aSurveyIsAsked() {
        survey = caller().body("""
                {"name": "After the visit", "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "touchpoint": "exit"}]}""")
                .post("/surveys").then().statusCode(201).extract().path("id");
        caller().post("/surveys/" + survey + "/versions").then().statusCode(201);
    }

    @Test
    void a_mailing_reaches_its_contacts_and_its_links_outlive_a_restart() throws InterruptedException {
        String ana = caller()
                .body("{\"source\": \"crm\", \"externalId\": \"%s\", \"name\": \"Ana\"}".formatted(UUID.randomUUID()))
                .post("/contacts").then().statusCode(201).extract().path("id");
        caller().get("/contacts/" + ana).then().statusCode(200).body("name", equalTo("Ana"));
        var made = caller().body("{\"links\": [{\"kind\": \"personal\", \"contactId\": \"%s\"}]}".formatted(ana))
                .post("/surveys/" + survey + "/links/bulk").then().statusCode(207).body("created", equalTo(1)).extract();
        String link = made.path("results[0].link.link");
        caller().get("/surveys/" + survey + "/links?contactId=" + ana).then().body("items.link", contains(link))
                .body("items.url", contains(platform.url() + "/s/" + link));
        caller().get("/surveys/" + survey + "/links/" + link + "/qr").then().statusCode(200)
                .contentType("image/svg+xml").body(containsString(platform.url() + "/s/" + link));
        platform.service(Service.SURVEY).stop();
        platform.restart(Service.SURVEY);
        respondent().get("/public/surveys/" + link).then().statusCode(200);
    }

    @Test
    void a_link_with_a_wrong_letter_leads_nowhere() {
        String link = caller().post("/surveys/" + survey + "/links").then().statusCode(201).extract().path("link");
        for (int place = 0; place < link.length(); place++) {
            String wrong = link.substring(0, place) + (link.charAt(place) == 'x' ? 'y' : 'x') + link.substring(place + 1);
            respondent().get("/public/surveys/" + wrong).then().statusCode(404).body("code", equalTo("link-invalid"));
        }
    }

    private RequestSpecification respondent() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON);
    }

    private RequestSpecification caller() {
        return respondent().header("Authorization", "Bearer " + platform.key());
    }
}
