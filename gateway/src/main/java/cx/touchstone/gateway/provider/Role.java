package cx.touchstone.gateway.provider;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.gateway.key.Scopes;

/** What people are in their organisation; each role has what the one before it has, and more. */
public enum Role {

    /** Looks at maps, surveys, audits and scores. */
    @JsonProperty("viewer")
    VIEWER("journeys:read", "audits:read", "surveys:read", "scores:read"),
    /** Reads what was answered, and says what is measured. */
    @JsonProperty("analyst")
    ANALYST(VIEWER, "responses:read", "metrics:write", "events:read"),
    /** Draws maps, asks people, examines, corrects. */
    @JsonProperty("manager")
    MANAGER(ANALYST, "journeys:write", "audits:write", "surveys:write", "responses:write", "contacts:read", "contacts:write",
            "imports:write", "signals:write"),
    /** Everything that there is to do within an organisation. */
    @JsonProperty("admin")
    ADMIN(MANAGER, Scopes.OF_A_TENANT.toArray(String[]::new));

    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    Role(Role less, String... more) {
        this.scopes = Stream.concat(less.scopes.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> scopes() {
        return scopes;
    }

    /** What somebody may do who is all of these. */
    public static Set<String> scopes(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.scopes.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** As it is written in claims, documents and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
