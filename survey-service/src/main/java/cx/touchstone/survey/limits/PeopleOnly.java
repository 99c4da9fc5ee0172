package cx.touchstone.survey.limits;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells the answers of machines from those of people, as far as that can be told without asking people riddles. */
@Singleton
public class PeopleOnly {

    /** Of a submission: hidden from people, so that only machines fill it in. */
    public static final String TRAP = "website";
    /** Of a submission: the token that came with the questions. */
    public static final String START = "start";

    @Inject
    StartTokens starts;

    /** Refuses a submission whose hidden field is filled in. */
    public void mustNotBeTrapped(JsonNode body) {
        JsonNode trap = body.path(TRAP);
        if (!trap.isMissingNode() && !(trap.isTextual() && trap.textValue().isEmpty())) {
            throw new LooksAutomated();
        }
    }

    /**
     * Refuses a submission that comes sooner than so long after its questions were read.
     *
     * @param least 0 for no matter when
     */
    public void mustTakeTime(JsonNode body, long link, Duration least, Instant now) {
        if (!least.isZero()) {
            JsonNode start = body.path(START);
            Instant begun = start.isTextual() ? starts.begun(start.textValue(), link) : null;
            if (begun == null) {
                throw new TooFast(0);
            }
            Duration left = least.minus(Duration.between(begun, now));
            if (left.isPositive()) {
                throw new TooFast(Math.toIntExact(Math.ceilDiv(left.toMillis(), 1_000)));
            }
        }
    }
}
