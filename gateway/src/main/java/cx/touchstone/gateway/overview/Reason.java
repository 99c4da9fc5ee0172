package cx.touchstone.gateway.overview;

import java.util.concurrent.TimeoutException;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;

import cx.touchstone.kit.Outbox;

/** Why a part of an overview is missing. */
@Schema(name = "MissingReason", description = "unavailable: its service cannot be reached or fails; late: it did not answer in time; unreadable: it answered what nobody understands; crowded: too many overviews are asked for at once; not-measured: nothing is known of the journey there (yet).")
public enum Reason {
    @JsonProperty("unavailable")
    UNAVAILABLE,
    @JsonProperty("late")
    LATE,
    @JsonProperty("unreadable")
    UNREADABLE,
    @JsonProperty("crowded")
    CROWDED,
    @JsonProperty("not-measured")
    NOT_MEASURED;

    /** Something was answered that is not what the service would say. */
    static final class Unreadable extends RuntimeException {
        Unreadable() {
            super("not what the service would say", null, false, false);
        }
    }

    /** Nobody more is let through to the service. */
    static final class Crowded extends RuntimeException {
        Crowded() {
            super("too many at once", null, false, false);
        }
    }

    static Reason of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            int status = Outbox.statusOf(cause);
            if (cause instanceof TimeoutException) {
                return LATE;
            } else if (cause instanceof JsonProcessingException || cause instanceof Unreadable
                    || status >= 200 && status < 300) {
                return UNREADABLE;
            } else if (cause instanceof Crowded) {
                return CROWDED;
            } else if (status == 404) {
                return NOT_MEASURED;
            }
        }
        return UNAVAILABLE;
    }
}
