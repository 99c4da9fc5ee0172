package cx.touchstone.journey.reference;

/**
 * One thing that refers to another.
 *
 * @param at its address
 * @param name for people
 */
public record Reference(String at, String name) {
}
