package cx.touchstone.kit.testing;

import java.util.Set;

import org.eclipse.microprofile.config.ConfigProvider;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.InternalToken;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Somebody who calls the service under test, as the gateway would let him through. */
public final class Caller {

    /** With which key he calls, as its history shows it. */
    public static final String KEY = "tsk_test";

    private Caller() {
    }

    /** A tenant that no other test knows. */
    public static String aTenant() {
        return "tenant-" + Ids.next();
    }

    /** A JSON request for a tenant with these scopes. */
    public static RequestSpecification as(String tenant, String... scopes) {
        return RestAssured.given().header("Authorization", bearer(tenant, scopes)).contentType(ContentType.JSON);
    }

    /** What stands in the {@code Authorization} header of a request for a tenant with these scopes. */
    public static String bearer(String tenant, String... scopes) {
        String service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        return Arc.container().instance(InternalToken.class).get().bearer(tenant, service, Set.of(scopes), KEY);
    }

    /** A respondent behind a link: no tenant. */
    public static RequestSpecification asRespondent() {
        return as(null, "public");
    }
}
