package cx.touchstone.journey.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

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

import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;

/** Audits: plan them, read them. */
@Path("/api/v1/audits")
@Tag(name = "Audits", description = "Planned examinations of journeys, that end in verified improvement.")
public class AuditResource {

    @Inject
    Audits audits;
    @Inject
    Journeys journeys;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AuditView.class)))
    @Operation(operationId = "createAudit", summary = "Plan an audit")
    public RestResponse<AuditView> create(@NotNull @Valid AuditDraft draft) {
        checkJourneys(draft);
        Audit audit = draft.toAudit(Instant.now());
        audits.persistAndFlush(audit);
        return ResponseBuilder.create(RestResponse.Status.CREATED, AuditView.of(audit))
                .header(HttpHeaders.LOCATION, "/api/v1/audits/" + audit.id)
                .header(HttpHeaders.ETAG, Changed.tag(audit.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listAudits", summary = "List audits, oldest first")
    public Page<AuditSummary> list(
            @Parameter(schema = @Schema(enumeration = { "planned", "running", "reporting",
                    "closed" })) @QueryParam("status") String status,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(audits.after(Page.after(cursor, UUID::fromString), Words.read("status", status, Audit.Status.values()),
                length + 1), length, audit -> audit.id().toString(), audit -> audit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getAudit", summary = "Read an audit")
    public RestResponse<AuditView> get(@PathParam("id") UUID id) {
        return tagged(audits.named(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceAudit", summary = "Plan an audit anew", description = "Until it is closed; what is looked at stays as it is once it has begun. If-Match carries the ETag that was read.")
    public RestResponse<AuditView> replace(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AuditDraft draft) {
        Audit audit = audits.unchanged(id, ifMatch);
        checkJourneys(draft);
        draft.describe(audit, Instant.now());
        audits.flush();
        return tagged(audit);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone, with its tasks.")
    @Operation(operationId = "deleteAudit", summary = "Remove an audit that has not begun", description = "Refused once it has begun. If-Match carries the ETag that was read.")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Audit audit = audits.unchanged(id, ifMatch);
        audit.checkIsDisposable();
        audits.delete(audit);
    }

    private void checkJourneys(AuditDraft draft) {
        List<UUID> named = draft.scope().journeys();
        Set<UUID> missing = journeys.missing(named);
        if (!missing.isEmpty()) {
            throw new Refusal.Invalid(IntStream.range(0, named.size()).filter(i -> missing.contains(named.get(i)))
                    .mapToObj(i -> new Fault("/scope/journeys/" + i, "unknown-journey", "There is no such journey."))
                    .toList());
        }
    }

    private static RestResponse<AuditView> tagged(Audit audit) {
        return ResponseBuilder.ok(AuditView.of(audit)).header(HttpHeaders.ETAG, Changed.tag(audit.revision)).build();
    }
}
