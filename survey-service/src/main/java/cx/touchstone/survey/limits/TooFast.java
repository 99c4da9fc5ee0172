package cx.touchstone.survey.limits;

import cx.touchstone.kit.Refusal;

/** Answered faster than a person reads, or without having read at all. */
public final class TooFast extends Refusal {

    private final int seconds;

    /** @param seconds until the answer is taken; 0 when it must be read again first */
    TooFast(int seconds) {
        super(Kind.INVALID, "too-fast", seconds > 0 ? "Answered too fast, send it again in " + seconds + " s."
                : "The survey must be read first: start must be what came with its questions.");
        this.seconds = seconds;
    }

    @Override
    public int retryAfter() {
        return seconds;
    }
}
