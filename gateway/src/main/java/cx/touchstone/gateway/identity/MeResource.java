package cx.touchstone.gateway.identity;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.gateway.identity.Caller.Login;
import cx.touchstone.gateway.provider.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;

/** Tells a caller who it is. */
@Path("/api/v1/me")
@Tag(name = "Identity", description = "Who calls, and what the call may do.")
public class MeResource {

    /** The caller, as key or token tell it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Me(@Schema(examples = "sfo-airport") String tenant,
            @Schema(description = "What the call may do, in alphabetical order.") List<String> scopes,
            @Schema(description = "By which histories and the audit log name the caller.", examples = "tsk_9fQ2Lk0a") String name,
            @Schema(description = "The beginning of the key, to tell it from others; absent for a token.", examples = "tsk_9fQ2Lk0a") String keyPrefix,
            @Schema(description = "The identity provider that gave the token; absent for a key.", examples = "keycloak") String provider,
            @Schema(description = "As the identity provider names the caller; absent for a key.") String subject,
            @Schema(description = "From the least to the most; absent for a key.") List<Role> roles,
            @Schema(description = "When key or token end; absent if the key does not.") Instant expiresAt) {

        static Me of(Caller caller) {
            List<String> scopes = caller.scopes().stream().sorted().toList();
            Login login = caller.login();
            return login == null
                    ? new Me(caller.tenant(), scopes, caller.name(), caller.name(), null, null, null, caller.expiresAt())
                    : new Me(caller.tenant(), scopes, caller.name(), null, login.provider(), login.subject(),
                            login.roles().stream().sorted().toList(), caller.expiresAt());
        }
    }

    @Inject
    SecurityIdentity identity;

    @GET
    @Authenticated
    @Operation(operationId = "getMe", summary = "Tell who calls and what the call may do")
    public Me me() {
        return Me.of((Caller) identity.getPrincipal());
    }
}
