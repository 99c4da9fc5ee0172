package cx.touchstone.gateway.key;

import java.util.Set;
import java.util.stream.Collectors;

/** What a key may be allowed to do; each service guards its operations by these. */
public final class Scopes {

    /** Making and suspending tenants: of the key that the gateway is started with, and of those that it makes. */
    public static final String OPERATOR = "operator";

    public static final Set<String> ALL = Set.of("journeys:read", "journeys:write", "audits:read", "audits:write",
            "surveys:read", "surveys:write",
            "responses:read", "responses:write", "contacts:read", "contacts:write", "metrics:write", "scores:read",
            "signals:write", "imports:write", "events:read", "webhooks:read", "webhooks:write", "admin", OPERATOR);

    /** What there is to do within one tenant; no more can be given to its members. */
    public static final Set<String> OF_A_TENANT = ALL.stream().filter(scope -> !scope.equals(OPERATOR))
            .collect(Collectors.toUnmodifiableSet());

    private Scopes() {
    }
}
