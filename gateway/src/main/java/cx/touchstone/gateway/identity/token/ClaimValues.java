package cx.touchstone.gateway.identity.token;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jose4j.jwt.JwtClaims;

/** What stands in a claim that holds several values. */
final class ClaimValues {

    private ClaimValues() {
    }

    /**
     * Values of a list, or the words of a text, as OAuth writes scopes (RFC 6749, 3.3).
     *
     * @param place the claim's whole name, which may hold dots, or else a path with dots; null for none
     */
    static List<String> at(String place, JwtClaims claims) {
        if (place == null) {
            return List.of();
        }
        Object value = claims.hasClaim(place) ? claims.getClaimValue(place) : claims.getClaimsMap();
        if (!claims.hasClaim(place)) {
            for (String step : place.split("\\.")) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return switch (value) {
            case String text -> Arrays.stream(text.strip().split("\\s+")).toList();
            case Collection<?> several -> several.stream().filter(String.class::isInstance).map(String.class::cast).toList();
            case null, default -> List.of();
        };
    }
}
