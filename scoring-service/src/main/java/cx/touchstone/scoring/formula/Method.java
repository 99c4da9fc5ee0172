package cx.touchstone.scoring.formula;

/** By what a number is made, as whoever reads the number is told. */
public interface Method {

    /** Stable name, shown with every score. */
    String id();

    /** Grows whenever the same answers would give another number. */
    int version();

    /** What the value is counted in. */
    Unit unit();

    /** What is computed, in words that a reader of the score can follow. */
    String definition();

    /** Where the definition and its interval were published; null where there is nothing to publish. */
    String source();

    /** One that needs no parameters. */
    record Known(String id, int version, Unit unit, String definition, String source) implements Method {
    }
}
