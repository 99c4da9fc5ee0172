package cx.touchstone.local;

/** Why the platform does not run, in one sentence for the person in front of it. */
public class CannotStart extends RuntimeException {
    public CannotStart(String why) {
        super(why, null, false, false);
    }
}
