package cx.touchstone.gateway.outside;

/** An address that somebody has named, and that is not called. */
public final class Unreachable extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Why {
        NO_SUCH_HOST,
        /** It is in nobody's network but our own, or leads there. */
        ADDRESS_NOT_ALLOWED
    }

    private final Why why;

    Unreachable(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
