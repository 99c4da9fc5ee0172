package cx.touchstone.gateway.tenant;

/**
 * How an organisation looks; null for what it has not chosen.
 *
 * @param accent of what can be pressed or chosen, {@code #rrggbb}
 * @param logo a data: URL, so that nobody's browser tells anybody else whose page it shows
 */
public record Look(String accent, String background, String foreground, String logo) {

    /** Of who has chosen nothing. */
    public static final Look USUAL = new Look(null, null, null, null);
}
