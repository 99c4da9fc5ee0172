package cx.touchstone.gateway.routing;

import java.util.concurrent.TimeoutException;

import cx.touchstone.kit.Refusal.Kind;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.StreamResetException;

/** Why the gateway answers instead of a service. */
enum Denial {

    WRONG_ADDRESS(400, Kind.INVALID.title(), "invalid-address",
            "The address holds characters or segments that no address of this API holds."),
    WRONG_ENCODING(400, Kind.INVALID.title(), "invalid-transfer-encoding", "The only Transfer-Encoding taken is chunked."),
    STALLED(408, "Too slow", "request-timeout", "The rest of the body did not come."),
    TOO_LARGE(413, Kind.TOO_LARGE.title(), "too-large", "The body is larger than this address takes."),
    FAILED(500, "Internal error", "internal-error", "Something went wrong on our side; the request id finds it."),
    INTERRUPTED(502, "Interrupted", "service-interrupted",
            "This part of the platform broke off without an answer; whether it did what was asked is not known."),
    CROWDED(503, Kind.OVERLOADED.title(), "overloaded", "Too many requests are waiting, try again."),
    UNAVAILABLE(503, "Unavailable", "service-unavailable", "This part of the platform cannot be reached, try again."),
    LATE(504, "No answer in time", "service-timeout",
            "This part of the platform did not answer in time; whether it did what was asked is not known.");

    final int status;
    final String title;
    final String code;
    final String detail;

    Denial(int status, String title, String code, String detail) {
        this.status = status;
        this.title = title;
        this.code = code;
        this.detail = detail;
    }

    /** Whether it says something about the health of the service. */
    boolean isTheServicesFault() {
        return this == UNAVAILABLE || this == INTERRUPTED || this == LATE;
    }

    /** An exchange that ends without an answer of the service. */
    static final class Broken extends RuntimeException {

        final Denial denial;

        Broken(Denial denial, Throwable cause) {
            super(denial.code, cause, false, false);
            this.denial = denial;
        }

        /**
         * @param reached whether the service may have heard of it
         * @param callerLeft and took his request to the service with him
         */
        static Broken of(Throwable failure, boolean reached, boolean callerLeft) {
            if (failure instanceof StreamResetException || callerLeft) {
                return new Broken(STALLED, failure);
            }
            if (failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException) {
                return new Broken(CROWDED, failure);
            }
            return new Broken(reached ? INTERRUPTED : UNAVAILABLE, failure);
        }
    }
}
