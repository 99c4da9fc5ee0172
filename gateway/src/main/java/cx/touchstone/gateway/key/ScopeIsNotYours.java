package cx.touchstone.gateway.key;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import cx.touchstone.kit.Refusal;

/** Nobody gives somebody else what he may not do himself. */
public final class ScopeIsNotYours extends Refusal {

    private ScopeIsNotYours(List<String> scopes) {
        super(Kind.FORBIDDEN, "scope-not-yours", "You do not have " + String.join(", ", scopes) + " yourself.");
    }

    /**
     * @param wanted for somebody else
     * @param own of who wants it
     */
    public static void check(Collection<String> wanted, Set<String> own) {
        List<String> beyond = wanted.stream().filter(scope -> !own.contains(scope)).sorted().toList();
        if (!beyond.isEmpty()) {
            throw new ScopeIsNotYours(beyond);
        }
    }
}
