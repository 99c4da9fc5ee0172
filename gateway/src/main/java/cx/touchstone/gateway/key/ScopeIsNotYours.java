package cx.touchstone.gateway.key;

import java.util.List;

import cx.touchstone.kit.Refusal;

/** Nobody gives a key what his own cannot do. */
public final class ScopeIsNotYours extends Refusal {
    ScopeIsNotYours(List<String> scopes) {
        super(Kind.FORBIDDEN, "scope-not-yours", "Your own key does not carry " + String.join(", ", scopes) + ".");
    }
}
