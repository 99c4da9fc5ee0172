package cx.touchstone.survey.contact;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContactsTest {

    private static final String ANA = """
            {"source": "crm", "externalId": "4711", "name": "Ana Rusu", "email": "Ana.Rusu@example.com",
             "phone": "+37369123456", "language": "RO-md", "timeZone": "Europe/Chisinau", "attributes": {"tier": "gold"}}""";

    private final String tenant = aTenant();

    private ValidatableResponse add(String contact) {
        return as(tenant, "contacts:write").body(contact).post("/api/v1/contacts").then();
    }

    private ValidatableResponse list(String filters) {
        return as(tenant, "contacts:read").get("/api/v1/contacts" + filters).then().statusCode(200);
    }

    @Test
    void a_contact_is_kept_as_it_was_told() {
        String address = add(ANA).statusCode(201).header("ETag", "\"0\"").extract().header("Location");
        as(tenant, "contacts:read").get(address).then().statusCode(200).header("ETag", "\"0\"")
                .body("source", equalTo("crm")).body("externalId", equalTo("4711")).body("name", equalTo("Ana Rusu"))
                .body("email", equalTo("Ana.Rusu@example.com")).body("phone", equalTo("+37369123456"))
                .body("language", equalTo("ro-MD")).body("timeZone", equalTo("Europe/Chisinau"))
                .body("attributes.tier", equalTo("gold"));
    }

    @Test
    void the_same_external_id_of_a_source_is_the_same_contact() {
        String id = add(ANA).statusCode(201).extract().path("id");
        add("{\"source\": \"crm\", \"externalId\": \"4711\", \"name\": \"Ana Ionescu\"}").statusCode(200)
                .header("ETag", "\"1\"").body("id", equalTo(id)).body("name", equalTo("Ana Ionescu"))
                .body("email", nullValue());
        add("{\"source\": \"shop\", \"externalId\": \"4711\"}").statusCode(201);
        add("{\"name\": \"Nobody knows me\"}").statusCode(201);
        add("{\"name\": \"Nobody knows me\"}").statusCode(201);
        list("").body("items", hasSize(4));
    }

    @Test
    void those_who_add_one_contact_at_the_same_time_add_it_once() throws Exception {
        List<Callable<String>> posts = IntStream.range(0, 16)
                .mapToObj(i -> (Callable<String>) () -> add(ANA).extract().path("id")).toList();
        Set<String> ids;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            ids = threads.invokeAll(posts).stream().map(Future::resultNow).collect(Collectors.toSet());
        }
        assertEquals(1, ids.size());
        list("").body("items", hasSize(1));
    }

    @Test
    void contacts_are_found_by_their_names_and_addresses() {
        String ana = add(ANA).extract().path("id");
        add("{\"source\": \"shop\", \"externalId\": \"4711\", \"email\": \"other@example.com\"}");
        list("?source=crm&externalId=4711").body("items.id", contains(ana));
        list("?email=ana.rusu@EXAMPLE.com").body("items.id", contains(ana));
        list("?externalId=4711").body("items", hasSize(2));
        list("?source=erp").body("items", empty());
        String cursor = list("?limit=1").body("items.id", contains(ana)).extract().path("nextCursor");
        list("?limit=1&cursor=" + cursor).body("items.source", contains("shop")).body("nextCursor", nullValue());
    }

    @Test
    void a_write_needs_the_state_that_was_read() {
        String address = add(ANA).extract().header("Location");
        var to = as(tenant, "contacts:write").body("{\"name\": \"Ana\", \"language\": \"en\"}");
        to.put(address).then().statusCode(428);
        to.header("If-Match", "\"0\"").put(address).then().statusCode(200).header("ETag", "\"1\"")
                .body("language", equalTo("en")).body("externalId", nullValue()).body("attributes", nullValue());
        as(tenant, "contacts:write").body(ANA).header("If-Match", "\"0\"").put(address).then().statusCode(412);
    }

    @Test
    void no_two_contacts_have_one_name() {
        add(ANA).statusCode(201);
        String other = add("{}").extract().header("Location");
        as(tenant, "contacts:write").body(ANA).header("If-Match", "*").put(other).then().statusCode(409)
                .body("code", equalTo("already-exists"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"source": "crm"}                         | /externalId
            {"externalId": "1"}                       | /source
            {"source": "a b", "externalId": "1"}      | /source
            {"name": "a\\u0000b"}                     | /name
            {"email": "nobody"}                       | /email
            {"phone": "069123456"}                    | /phone
            {"language": "not a language"}            | /language
            {"timeZone": "Chisinau"}                  | /timeZone
            {"attributes": {"9x": "a"}}               | /attributes/9x
            {"attributes": {"tier": ""}}              | /attributes/tier
            {"age": 42}                               | /age
            """)
    void what_makes_no_sense_is_refused(String contact, String pointer) {
        add(contact).statusCode(400).body("errors.pointer", contains(pointer));
    }

    @Test
    void another_tenants_contact_does_not_exist() {
        String address = add(ANA).extract().header("Location");
        String stranger = aTenant();
        as(stranger, "contacts:read").get(address).then().statusCode(404).body("code", equalTo("contact-unknown"));
        as(stranger, "contacts:write").body(ANA).header("If-Match", "*").put(address).then().statusCode(404);
        as(stranger, "contacts:read").get("/api/v1/contacts?externalId=4711").then().body("items", empty());
        as(stranger, "contacts:write").body(ANA).post("/api/v1/contacts").then().statusCode(201);
        as(tenant, "contacts:write").get(address).then().statusCode(403);
    }
}
