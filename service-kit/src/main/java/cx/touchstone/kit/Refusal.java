package cx.touchstone.kit;

import java.util.List;

/**
 * A named reason why something asked for is not done. Each context declares its own subclasses, named as facts
 * ({@code CampaignIsClosed}); {@link Problems} writes every one of them as {@code application/problem+json}.
 */
public abstract class Refusal extends RuntimeException {

    /** What sort of refusal it is; each has one HTTP status. */
    public enum Kind {
        INVALID(400, "Invalid request"),
        UNAUTHENTICATED(401, "Not authenticated"),
        FORBIDDEN(403, "Not allowed"),
        UNKNOWN(404, "Not found"),
        CONFLICT(409, "Conflict"),
        GONE(410, "Gone"),
        STALE(412, "Changed in the meantime"),
        TOO_LARGE(413, "Too large"),
        MISMATCH(422, "Unprocessable"),
        PRECONDITION_REQUIRED(428, "Precondition required"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        OVERLOADED(503, "Overloaded, try again");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    /**
     * One thing wrong with the input.
     *
     * @param pointer where: a JSON pointer into the body ({@code /answers/recommend}), or the name of a parameter
     * @param code stable, for programs: {@code out-of-scale}
     * @param detail for people, in a full sentence
     */
    public record Fault(String pointer, String code, String detail) {
    }

    private final Kind kind;
    private final String code;
    private final transient List<Fault> faults;

    protected Refusal(Kind kind, String code, String detail) {
        this(kind, code, detail, List.of());
    }

    protected Refusal(Kind kind, String code, String detail, List<Fault> faults) {
        // A refusal is an answer, not a malfunction: nobody reads its stack.
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * Seconds after which the same request may be taken, when that is known; 0 when it is not, or when waiting does not help.
     */
    public int retryAfter() {
        return 0;
    }

    /** The request itself is wrong; every fault found is named. */
    public static final class Invalid extends Refusal {
        public Invalid(List<Fault> faults) {
            super(Kind.INVALID, "invalid-request",
                    faults.size() == 1 ? faults.getFirst().detail() : "The request has " + faults.size() + " faults.", faults);
        }

        public Invalid(String pointer, String code, String detail) {
            this(List.of(new Fault(pointer, code, detail)));
        }
    }

    /** More work is waiting than can be done in time; nothing was taken, so the caller may safely try again. */
    public static final class Overloaded extends Refusal {
        public Overloaded(String detail) {
            super(Kind.OVERLOADED, "overloaded", detail);
        }
    }

    /**
     * A write that does not say which state of a thing it replaces (428), or that replaces another than the present one (412).
     */
    public static final class Changed extends Refusal {

        private Changed(Kind kind, String code, String detail) {
            super(kind, code, detail);
        }

        /** The ETag of a state. */
        public static String tag(long revision) {
            return "\"" + revision + "\"";
        }

        /** Lets a write through only if {@code If-Match} names the present state, or any ({@code *}). */
        public static void check(String ifMatch, long revision) {
            if (ifMatch == null) {
                throw new Changed(Kind.PRECONDITION_REQUIRED, "if-match-required", "Send the ETag that you read as If-Match.");
            }
            if (!ifMatch.equals("*") && !ifMatch.equals(tag(revision))) {
                throw new Changed(Kind.STALE, "stale", "Somebody else changed it in the meantime: read it again.");
            }
        }
    }
}
