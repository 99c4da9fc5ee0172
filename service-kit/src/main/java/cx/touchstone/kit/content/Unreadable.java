package cx.touchstone.kit.content;

/** The content cannot be read on: everything before it could. */
public final class Unreadable extends RuntimeException {
    public Unreadable(String why) {
        super(why, null, false, false);
    }
}
