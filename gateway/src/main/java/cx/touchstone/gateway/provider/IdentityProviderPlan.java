package cx.touchstone.gateway.provider;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An identity provider as somebody wants it. */
public record IdentityProviderPlan(
        @NotNull @Size(max = 40) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be kebab-case: our-keycloak") @Schema(description = "By which its people are named in histories, with a colon behind.", examples = "keycloak") String name,
        @NotNull @Size(max = 500) @Schema(description = "As tokens name it (iss).", examples = "https://login.example.com/realms/airport") String issuer,
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "For whom tokens must be (aud). With this issuer it belongs to nobody else.", examples = "https://cx.example.com/api/v1") String audience,
        @Size(max = 500) @Schema(description = "Where its public keys are (JWKS). Unless told, its discovery document at issuer/.well-known/openid-configuration tells.", examples = "https://login.example.com/realms/airport/protocol/openid-connect/certs") String jwksUri,
        @Size(min = 1, max = 200) @Schema(description = "Claim that holds roles: its whole name, or a path with dots; realm_access.roles, where Keycloak has them, unless told.", examples = "realm_access.roles") String rolesClaim,
        @Size(min = 1, max = 200) @Schema(description = "Claim that holds scopes of this API, likewise. No claim does unless told.", examples = "scope") String scopesClaim,
        @Size(max = 100) @Schema(description = "Which role of ours a value of the roles' claim means. touchstone-viewer, touchstone-analyst, touchstone-manager and touchstone-admin unless told.", examples = "{\"cx-lead\": \"manager\"}") Map<@Size(min = 1, max = 200) String, @NotNull Role> roles,
        @Schema(description = "Whether only members are let in. Otherwise everybody is who has a token, as its claims say.") Boolean membersOnly) {

    private static final String KEYCLOAKS_ROLES = "realm_access.roles";

    String usualRolesClaim() {
        return rolesClaim == null ? KEYCLOAKS_ROLES : rolesClaim;
    }

    /** With a prefix: administrators of something else are not administrators here. */
    Map<String, Role> usualRoles() {
        return roles == null || roles.isEmpty()
                ? Arrays.stream(Role.values()).collect(Collectors.toMap(role -> "touchstone-" + role.word(), role -> role))
                : roles;
    }

    boolean isForMembersOnly() {
        return Boolean.TRUE.equals(membersOnly);
    }
}
