package cx.touchstone.gateway.identity;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;

/** Tells a caller who it is. */
@Path("/api/v1/me")
@Tag(name = "Identity", description = "Who calls, and what the call may do.")
public class MeResource {

    /** The caller, as its key tells it. */
    public record Me(@Schema(examples = "sfo-airport") String tenant,
            @Schema(description = "What the key may do, in alphabetical order.") List<String> scopes,
            @Schema(description = "The beginning of the key, to tell it from others.", examples = "tsk_9fQ2Lk0a") String keyPrefix,
            @Schema(description = "When the key ends; null if it does not.", nullable = true) Instant expiresAt) {

        static Me of(Caller caller) {
            return new Me(caller.tenant(), caller.scopes().stream().sorted().toList(), caller.keyPrefix(), caller.expiresAt());
        }
    }

    @Inject
    SecurityIdentity identity;

    @GET
    @Authenticated
    @Operation(operationId = "getMe", summary = "Tell who the key belongs to and what it may do")
    public Me me() {
        return Me.of((Caller) identity.getPrincipal());
    }
}
