package cx.touchstone.gateway.provider;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** An identity provider as callers see it. */
@Schema(name = "IdentityProvider")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IdentityProviderView(UUID id, String name, String issuer, String audience,
        @Schema(description = "Absent if its discovery document tells.") String jwksUri, String rolesClaim,
        @Schema(description = "Absent if none does.") String scopesClaim, SortedMap<String, Role> roles, boolean membersOnly,
        Instant createdAt, String createdBy) {

    static IdentityProviderView of(IdentityProvider provider) {
        SortedMap<String, Role> roles = new TreeMap<>();
        for (Map.Entry<String, String> meant : provider.roles.entrySet()) {
            roles.put(meant.getKey(), Role.of(meant.getValue()));
        }
        return new IdentityProviderView(provider.id, provider.name, provider.issuer, provider.audience, provider.jwksUri,
                provider.rolesClaim, provider.scopesClaim, roles, provider.membersOnly, provider.createdAt,
                provider.createdBy);
    }
}
