package cx.touchstone.journey.map;

/** How parts of a map are named: keys survive versions and renames, so they are short and hold no words for people. */
public final class Key {

    /** Lower-case words joined by hyphens. */
    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";
    public static final String RULE = "must be lower-case words joined by hyphens";
    /** Longest key. */
    public static final int LONGEST = 64;
    /** Longest text of one field, in characters. */
    public static final int TEXT = 2_000;

    private Key() {
    }
}
