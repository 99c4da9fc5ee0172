package cx.touchstone.journey.visits;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.journey.audit.Audits;

/** Mystery visits of an audit, ours and competitors', side by side. */
@Path("/api/v1/audits/{audit}/visits")
@Tag(name = "Audit observations")
public class VisitResource {

    @Inject
    Audits audits;
    @Inject
    Visits visits;

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "compareVisits", summary = "Compare mystery visits here with those at competitors", description = "By touchpoint and checklist: only what was scored by the same checklist stands side by side.")
    public SideBySide compare(@PathParam("audit") UUID audit) {
        audits.checkThereIs(audit);
        return visits.of(audit);
    }
}
