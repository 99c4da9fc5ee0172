package cx.touchstone.journey.proposal;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.journey.measured.Days;
import cx.touchstone.kit.Refusal;

/** Proposed findings. */
@Path("/api/v1/audits/{audit}/findings/proposals")
@Tag(name = "Findings")
public class ProposalResource {

    @Inject
    ProposeFindings proposeFindings;

    @POST
    @RolesAllowed("audits:write")
    @Operation(operationId = "proposeFindings", summary = "Propose findings from scores that miss their targets", description = "Of the examined touchpoints, over some days: every metric that has a target or a floor at one of them in the version that is examined, and what scoring makes of it by the newest. What was proposed in this audit before, and perhaps dismissed, is not proposed again. Answers what is new.")
    public RestResponse<Proposals> propose(@PathParam("audit") UUID audit, @NotNull @Valid Days days) {
        if (days.runBackwards()) {
            throw new Refusal.Invalid("/to", "range", "to is before from.");
        }
        return proposeFindings.propose(audit, days);
    }
}
