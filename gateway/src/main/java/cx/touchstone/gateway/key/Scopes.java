package cx.touchstone.gateway.key;

import java.util.Set;

/** What a key may be allowed to do; each service guards its operations by these. */
public final class Scopes {

    public static final Set<String> ALL = Set.of("journeys:read", "journeys:write", "audits:read", "audits:write",
            "surveys:read", "surveys:write",
            "responses:read", "responses:write", "contacts:read", "contacts:write", "metrics:write", "scores:read",
            "signals:write", "imports:write", "admin");

    private Scopes() {
    }
}
