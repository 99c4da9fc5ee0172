package cx.touchstone.kit.testing.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.testing.contract.ServiceDocument.Answer;
import cx.touchstone.kit.testing.contract.ServiceDocument.Operation;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Every answer that a test gets from an operation of the service under test is one that the service's document tells: its
 * status, its media type, and of JSON every field. Other addresses, of stand-ins and of health checks, are not looked at.
 */
final class DocumentedAnswers implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        Response answer = context.next(request, expected);
        String service = RestAssured.baseURI + ":" + RestAssured.port;
        if (!request.getURI().startsWith(service + "/")) {
            return answer;
        }
        String path = request.getURI().substring(service.length()).split("[?#]", 2)[0];
        return ServiceDocument.of(service).operation(request.getMethod(), path).map(operation -> check(operation, answer))
                .orElse(answer);
    }

    private static Response check(Operation operation, Response answer) {
        Answer documented = operation.answer(answer.statusCode()).orElseThrow(
                () -> undocumented(operation, answer, "its document knows no such status: " + answer.asString()));
        String type = mediaType(answer);
        if (type.isEmpty() && documented.types().isEmpty()) {
            return answer;
        }
        if (!documented.types().contains(type)) {
            throw undocumented(operation, answer, "its document knows " + documented.types() + ", not '" + type + "'");
        }
        return type.endsWith("json") ? checkBody(operation, documented, type, answer) : answer;
    }

    /** What was read here can be read by the test as well. */
    private static Response checkBody(Operation operation, Answer documented, String type, Response answer) {
        byte[] body = answer.asByteArray();
        try {
            List<String> faults = documented.faults(type, JSON.readTree(body));
            if (!faults.isEmpty()) {
                throw undocumented(operation, answer,
                        "its document contradicts:\n" + String.join("\n", faults) + "\n" + new String(body));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " answered what is not JSON", e);
        }
        return new ResponseBuilder().clone(answer).setBody(body).build();
    }

    private static String mediaType(Response answer) {
        String type = answer.contentType();
        return type == null ? "" : ServiceDocument.bare(type);
    }

    private static AssertionError undocumented(Operation operation, Response answer, String why) {
        return new AssertionError(operation + " answered " + answer.statusCode() + ", but " + why);
    }
}
