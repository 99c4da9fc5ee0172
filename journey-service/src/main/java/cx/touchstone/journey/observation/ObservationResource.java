package cx.touchstone.journey.observation;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.map.Words;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** What was seen in an audit. */
@Path("/api/v1/audits/{audit}/observations")
@Tag(name = "Audit observations", description = "What auditors and mystery shoppers saw, scored by checklists.")
public class ObservationResource {

    @Inject
    Audits audits;
    @Inject
    AuditObservations observations;
    @Inject
    Observe observe;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AuditObservationView.class)))
    @Operation(operationId = "createAuditObservation", summary = "Write down what was seen at a touchpoint", description = "While the audit is running. What a checklist scores at one of our own touchpoints is counted as mystery_shop_score there, once, within about a second; what was seen at a competitor is not.")
    public RestResponse<AuditObservationView> create(@PathParam("audit") UUID audit,
            @NotNull @Valid AuditObservationDraft draft) {
        AuditObservation seen = observe.observe(audit, draft);
        return ResponseBuilder.create(RestResponse.Status.CREATED, AuditObservationView.of(seen))
                .header(HttpHeaders.LOCATION, "/api/v1/audits/" + audit + "/observations/" + seen.id)
                .header(HttpHeaders.ETAG, Changed.tag(seen.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listAuditObservations", summary = "List what was seen in an audit, oldest first")
    public Page<AuditObservationView> list(@PathParam("audit") UUID audit,
            @Parameter(schema = @Schema(enumeration = { "self-audit", "mystery-shopping", "employee-interview",
                    "system-review" })) @QueryParam("kind") String kind,
            @Parameter(description = "Key of a touchpoint.", example = "security-check") @QueryParam("touchpoint") String touchpoint,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        audits.checkThereIs(audit);
        return Page.of(
                observations.of(audit, Words.read("kind", kind, ObservationKind.values()), touchpoint,
                        Page.after(cursor, UUID::fromString), length + 1),
                length, seen -> seen.id.toString(), AuditObservationView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getAuditObservation", summary = "Read an observation")
    public RestResponse<AuditObservationView> get(@PathParam("audit") UUID audit, @PathParam("id") UUID id) {
        return tagged(observations.named(audit, id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceAuditObservation", summary = "Correct an observation", description = "While the audit is running; what was counted is corrected as well. If-Match carries the ETag that was read.")
    public RestResponse<AuditObservationView> replace(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid AuditObservationDraft draft) {
        return tagged(observe.correct(audit, id, ifMatch, draft));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteAuditObservation", summary = "Withdraw an observation", description = "While the audit is running; what was counted is taken back. Refused with the list of findings that rest on it. If-Match carries the ETag that was read.")
    public void delete(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        observe.withdraw(audit, id, ifMatch);
    }

    private static RestResponse<AuditObservationView> tagged(AuditObservation seen) {
        return ResponseBuilder.ok(AuditObservationView.of(seen)).header(HttpHeaders.ETAG, Changed.tag(seen.revision)).build();
    }
}
