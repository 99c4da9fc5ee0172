package cx.touchstone.survey.linkcode;

import java.time.Duration;
import java.time.Instant;

/**
 * What a link says of itself.
 *
 * @param keyId id of the key that signs it, 0 to 63
 * @param id of the link: 64 random bits
 * @param expiry when it ends, in whole hours since the beginning of 2020 (UTC); {@link #NEVER} if it does not
 */
public record LinkCode(LinkKind kind, int keyId, long id, int expiry) {

    /** The largest number that three bytes hold. */
    static final int NEVER = 0xFFFFFF;
    private static final Instant YEAR_2020 = Instant.parse("2020-01-01T00:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** @param expiresAt rounded up to the hour; null for never */
    public static LinkCode of(LinkKind kind, int keyId, long id, Instant expiresAt) {
        return new LinkCode(kind, keyId, id, expiry(expiresAt));
    }

    /**
     * The hour in which a link ends: never before the moment that was asked for, less than an hour behind it.
     *
     * @param expiresAt from 2020 on, for the next 1,900 years; null for never
     */
    private static int expiry(Instant expiresAt) {
        if (expiresAt == null) {
            return NEVER;
        }
        long hours = Math.ceilDiv(Duration.between(YEAR_2020, expiresAt).toMillis(), HOUR);
        if (hours < 0 || hours >= NEVER) {
            throw new IllegalArgumentException("No link can say that it ends at " + expiresAt);
        }
        return (int) hours;
    }

    /** When it ends, or null for never. */
    public Instant expiresAt() {
        return expiry == NEVER ? null : YEAR_2020.plusMillis(expiry * HOUR);
    }

    public boolean isExpired(Instant now) {
        return expiry != NEVER && !now.isBefore(expiresAt());
    }

    /** Itself, unless it has ended. */
    public LinkCode mustBeCurrent(Instant now) {
        if (isExpired(now)) {
            throw new LinkIsExpired();
        }
        return this;
    }
}
