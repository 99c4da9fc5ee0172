package cx.touchstone.kit;

import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import cx.touchstone.kit.Refusal.Fault;
import io.vertx.ext.web.RoutingContext;

/** What is wrong with input that could not be read at all. */
final class Misread {

    private Misread() {
    }

    /** The parameter that should have been a number; JAX-RS takes an address with such a one for unknown. */
    static Optional<Fault> number(WebApplicationException failure, RoutingContext at) {
        return failure.getCause() instanceof NumberFormatException number ? at.queryParams().entries().stream()
                .filter(parameter -> String.valueOf(number.getMessage()).contains('"' + parameter.getValue() + '"'))
                .map(parameter -> new Fault(parameter.getKey(), "type", parameter.getKey() + " must be a whole number."))
                .findFirst() : Optional.empty();
    }

    /** Why a document is none that is expected, and where. */
    static Fault document(JsonProcessingException json) {
        if (json instanceof JsonMappingException mapping) {
            String pointer = mapping.getPath().stream()
                    .map(r -> "/" + (r.getFieldName() != null ? r.getFieldName() : String.valueOf(r.getIndex())))
                    .collect(Collectors.joining());
            if (json instanceof UnrecognizedPropertyException) {
                return new Fault(pointer, "unknown-field", pointer + " is not a field of this document.");
            }
            if (json instanceof MismatchedInputException) {
                return pointer.isEmpty() ? new Fault("", "required", "A JSON document is expected.")
                        : new Fault(pointer, "type", pointer + " has a value of the wrong type.");
            }
        }
        var where = json.getLocation();
        return new Fault("", "malformed-json", where == null ? "The body is not JSON."
                : "The body is not JSON: see line " + where.getLineNr() + ", column " + where.getColumnNr() + ".");
    }
}
