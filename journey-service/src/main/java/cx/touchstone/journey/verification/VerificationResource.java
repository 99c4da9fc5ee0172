package cx.touchstone.journey.verification;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.journey.action.ActionView;

/** Verification of actions. */
@Path("/api/v1/actions/{id}/verification")
@Tag(name = "Actions")
public class VerificationResource {

    @Inject
    VerifyAction verifyAction;

    @POST
    @RolesAllowed("audits:write")
    @Operation(operationId = "verifyAction", summary = "Ask whether an action had its effect", description = "Scoring compares the metric at the touchpoint before and after; the answer is kept. Verified when the value is reached and chance is an unlikely explanation of the improvement, not-reached when it is not reached; what is inconclusive stays done and can be asked again. 503 when scoring does not answer. If-Match carries the ETag that was read.")
    public RestResponse<ActionView> verify(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid BeforeAndAfter days) {
        days.check();
        return verifyAction.verify(id, ifMatch, days);
    }
}
