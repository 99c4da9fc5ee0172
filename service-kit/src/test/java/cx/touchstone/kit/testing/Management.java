package cx.touchstone.kit.testing;

import static io.restassured.RestAssured.given;

import java.util.Arrays;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.response.ValidatableResponse;

/** What the service under test tells those who run it, at the port that is theirs. */
public final class Management {

    private Management() {
    }

    public static ValidatableResponse get(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        return given().baseUri("http://localhost").port(port).get(path).then();
    }

    /** The sum of a metric over all series that say this. */
    public static double metric(String name, String... labels) {
        return series(name, labels).stream().mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The series of a metric that say this. */
    public static List<String> series(String name, String... labels) {
        return get("/q/metrics").statusCode(200).extract().asString().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains)).toList();
    }
}
