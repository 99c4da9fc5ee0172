package cx.touchstone.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class PathGuardTest {

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/public/../journeys", "/api/v1/public/./x", "/api/v1/public/..", "/api/v1/public/.",
            "/api/v1//public/x", "//api/v1/public/x", "/api/v1/public//", "/api/v1/public/%2e%2e/x", "/api/v1/public/%2E./x",
            "/api/v1/public/.%2e/x", "/api/v1/public/%2fx", "/api/v1/public/%2Fx", "/api/v1/public%5cx",
            "/api/v1/public%5C..%5Cx",
            "/api/v1/public/%252e%252e/x", "/api/v1/public/%25252fx", "/api/v1/public/%25%32%66x", "/api/v1/public/x;a=b",
            "/api/v1/public;/x", "/api/v1/public/x%3bjsessionid=1", "/api/v1/public/x%3B", "/api/v1/public\\x", "/..\\internal",
            "/api/v1/public/%00", "/api/v1/public/x%0d%0aX-Evil:1", "/api/v1/public/%7f", "/api/v1/public/%",
            "/api/v1/public/%2",
            "/api/v1/public/%zz", "/api/v1/public/x?a=%", "/api/v1/public/x?a=%g0", "/api/v1/public/x?a=\\",
            "/api/v1/public/<x>",
            "/api/v1/public/x#y", "/api/v1/public/\u00e4", "/%2e%2e/q/health", "/q/../internal/x", "/foo//bar",
            "http://elsewhere/api/v1/public/x", "*" })
    void an_address_that_can_be_read_in_two_ways_is_refused(String target) throws IOException {
        refused(target);
    }

    static Stream<String> controlCharacters() {
        return IntStream.concat(IntStream.range(0, 0x20), IntStream.of(0x7f)).filter(c -> c != '\n' && c != '\r')
                .mapToObj(c -> "/api/v1/public/a" + (char) c + "b");
    }

    @ParameterizedTest
    @MethodSource("controlCharacters")
    void a_control_character_in_an_address_is_refused(String target) throws IOException {
        // Some are refused while the request line is still being read, where there is no request yet to answer with a problem.
        String answer = ask(target);
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] 400 .*"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/public/surveys/abc", "/api/v1/public/a-b_c~d!$&'()*+,=:@", "/api/v1/public/%C3%A4%20b",
            "/api/v1/public/.well-known", "/api/v1/public/a..b", "/api/v1/public/x?q=a//b/../c;d&filter[age]=%2e%2f%00&r=?" })
    void a_plain_address_is_let_in_as_it_is(String target) throws IOException {
        String answer = ask(target);
        assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.contains("\"uri\":\"" + target + "\""), answer);
    }

    @Test
    void the_guard_stands_before_everything() throws IOException {
        for (String method : new String[] { "GET", "POST", "OPTIONS", "TRACE", "BREW" }) {
            String answer = new Wire().send(method + " /q//health HTTP/1.1\nHost: x\nConnection: close\n\n").readAll();
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
    }

    private static void refused(String target) throws IOException {
        String answer = ask(target);
        assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("application/problem+json")
                && answer.contains("\"code\":\"invalid-address\"") && answer.contains("\"requestId\":")
                && answer.contains("X-Request-Id: "), answer);
    }

    private static String ask(String target) throws IOException {
        try (Wire wire = new Wire()) {
            return wire.send("GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n\n").readAll();
        }
    }
}
