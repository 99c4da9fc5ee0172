package cx.touchstone.scoring.reconciliation;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Problems;

/** Whether every answer counts once. */
@Path("/api/v1")
@Tag(name = "Reconciliation", description = "Whether the tallies are what the observations add up to.")
public class ReconciliationResource {

    /** More take longer than callers wait for an answer. */
    static final long MOST_NOW = 50_000;

    @Inject
    Reconciliations reconciliations;
    @Inject
    Reconcile reconcile;

    @GET
    @Path("/reconciliation")
    @RolesAllowed("admin")
    @APIResponse(responseCode = "200", description = "As far as it has come.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReconciliationView.class)))
    @APIResponse(responseCode = "409", description = "There are too many observations to count them while somebody waits (too-many-to-recount-now): begin a reconciliation.", content = @Content(mediaType = Problems.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @Operation(operationId = "readReconciliation", summary = "Read how tallies compare with observations", description = "The reconciliation that was begun last; one is begun every night. With recount=true everything is counted again now, and nothing of it is kept: for up to 50,000 observations; of more, begin one (POST /api/v1/reconciliations) and follow it. Observations of months that were dropped cannot be counted again, and are left out.")
    public ReconciliationView read(
            @Parameter(description = "Count now, instead of reading what was found last.") @QueryParam("recount") @DefaultValue("false") boolean recount) {
        if (!recount) {
            return ReconciliationView.of(reconciliations.latest(), reconcile.setAside());
        }
        if (!reconcile.isSoonDone()) {
            throw new TooManyToRecount(MOST_NOW);
        }
        return ReconciliationView.of(reconcile.now(), reconcile.setAside());
    }

    @POST
    @Path("/reconciliations")
    @RolesAllowed("admin")
    @APIResponse(responseCode = "202", description = "It has begun, or was running already; it shows at the address in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReconciliationView.class)))
    @Operation(operationId = "reconcile", summary = "Compare all tallies with the observations", description = "Begins a reconciliation, or joins the one that is running: there is one at a time. It is done month by month in the background, whatever becomes of this call.")
    public RestResponse<ReconciliationView> reconcile() {
        var begun = reconcile.begin();
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, ReconciliationView.of(begun, reconcile.setAside()))
                .header(HttpHeaders.LOCATION, "/api/v1/reconciliations/" + begun.id).build();
    }

    @GET
    @Path("/reconciliations/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "getReconciliation", summary = "Read a reconciliation and how far it has come", description = "The latest 30 are kept.")
    public ReconciliationView get(@PathParam("id") UUID id) {
        return ReconciliationView.of(reconciliations.named(id), reconcile.setAside());
    }
}
