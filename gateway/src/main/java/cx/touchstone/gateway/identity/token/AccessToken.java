package cx.touchstone.gateway.identity.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * An access token (JWT, RFC 7519) as somebody presents it. What it says of itself only tells by whose keys it is to be checked.
 *
 * @param hash SHA-256 of the whole token
 */
public record AccessToken(String text, ByteBuffer hash) {

    /**
     * What a token says before anybody has checked it.
     *
     * @param keyId of the key that is said to have signed it; null if it names none
     */
    public record Claimed(String issuer, List<String> audiences, String subject, String keyId) {
    }

    /** Larger than any that fits into the headers of a request. */
    private static final int LONGEST = 16 * 1024;
    /** OpenID Connect Core 1.0, 2: subjects have at most 255 characters. */
    private static final int LONGEST_SUBJECT = 255;
    private static final int MOST_AUDIENCES = 20;

    /** Empty for what has not the form of a signed one. */
    public static Optional<AccessToken> of(String text) {
        int first = text.indexOf('.');
        int last = text.lastIndexOf('.');
        return text.length() <= LONGEST && first > 0 && last > first + 1 && last < text.length() - 1
                && text.indexOf('.', first + 1) == last ? Optional.of(new AccessToken(text, sha256(text))) : Optional.empty();
    }

    /** What it says of itself; empty when it cannot be read, or lacks what every token has. */
    public Optional<Claimed> claimed() {
        String[] parts = text.split("\\.");
        try {
            Map<String, Object> header = json(parts[0]);
            Map<String, Object> claims = json(parts[1]);
            List<String> audiences = audiences(claims.get("aud"));
            return claims.get("iss") instanceof String issuer && claims.get("sub") instanceof String subject
                    && isReadable(subject) && !audiences.isEmpty() && audiences.size() <= MOST_AUDIENCES
                            ? Optional.of(new Claimed(issuer, audiences, subject,
                                    header.get("kid") instanceof String kid ? kid : null))
                            : Optional.empty();
        } catch (JoseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Not what opens something. */
    @Override
    public String toString() {
        return "access token";
    }

    private static boolean isReadable(String subject) {
        return !subject.isBlank() && subject.length() <= LONGEST_SUBJECT
                && subject.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    private static List<String> audiences(Object claim) {
        return switch (claim) {
            case String one -> List.of(one);
            case Collection<?> several -> several.stream().filter(String.class::isInstance).map(String.class::cast).toList();
            case null, default -> List.of();
        };
    }

    private static Map<String, Object> json(String part) throws JoseException {
        return JsonUtil.parseJson(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static ByteBuffer sha256(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
