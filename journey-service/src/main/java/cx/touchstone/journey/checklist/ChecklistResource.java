package cx.touchstone.journey.checklist;

import java.time.Instant;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.reference.References;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** Checklists: write what is to be looked at, and what it counts. */
@Path("/api/v1/checklists")
@Tag(name = "Checklists", description = "What observations are scored by.")
public class ChecklistResource {

    @Inject
    Checklists checklists;
    @Inject
    ChecklistVersions versions;
    @Inject
    References references;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChecklistView.class)))
    @Operation(operationId = "createChecklist", summary = "Write a checklist", description = "A name that is taken is answered with 409.")
    public RestResponse<ChecklistView> create(@NotNull @Valid ChecklistDraft draft) {
        Instant now = Instant.now();
        Checklist checklist = new Checklist(draft.name(), now);
        ChecklistVersion version = new ChecklistVersion(checklist, draft.toCriteria(), now);
        checklists.persistAndFlush(checklist);
        versions.persistAndFlush(version);
        return ResponseBuilder.create(RestResponse.Status.CREATED, ChecklistView.of(checklist, version))
                .header(HttpHeaders.LOCATION, "/api/v1/checklists/" + checklist.id)
                .header(HttpHeaders.ETAG, Changed.tag(checklist.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listChecklists", summary = "List checklists without what they ask, oldest first")
    public Page<ChecklistSummary> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(checklists.after(Page.after(cursor, UUID::fromString), length + 1), length,
                checklist -> checklist.id.toString(), ChecklistSummary::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getChecklist", summary = "Read a checklist as it asks now")
    public RestResponse<ChecklistView> get(@PathParam("id") UUID id) {
        Checklist checklist = checklists.named(id);
        return tagged(checklist, versions.latest(checklist));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceChecklist", summary = "Write a checklist anew", description = "If it asks for anything else than before, that is its next version; what was scored keeps the version that it was scored by. If-Match carries the ETag that was read.")
    public RestResponse<ChecklistView> replace(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ChecklistDraft draft) {
        Checklist checklist = checklists.held(id, ifMatch);
        Instant now = Instant.now();
        checklist.rename(draft.name(), now);
        ChecklistVersion version = versions.latest(checklist);
        if (!version.criteria.equals(draft.toCriteria())) {
            version = new ChecklistVersion(checklist, draft.toCriteria(), now);
            versions.persist(version);
        }
        checklists.flush();
        return tagged(checklist, version);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteChecklist", summary = "Remove a checklist with its versions", description = "Refused with the list of observations that were scored by it when there are any. If-Match carries the ETag that was read.")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Checklist checklist = checklists.held(id, ifMatch);
        references.checkNobodyRefersTo(Referred.CHECKLIST, id);
        versions.delete("checklistId", id);
        checklists.delete(checklist);
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed("audits:read")
    @Operation(operationId = "listChecklistVersions", summary = "List what a checklist asked, version by version")
    public Page<ChecklistView> versions(@PathParam("id") UUID id, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        Checklist checklist = checklists.named(id);
        return Page.of(versions.of(id, after == null ? 0 : after, length + 1), length,
                version -> String.valueOf(version.number), version -> ChecklistView.of(checklist, version));
    }

    @GET
    @Path("/{id}/versions/{number}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getChecklistVersion", summary = "Read what one version of a checklist asks")
    public ChecklistView version(@PathParam("id") UUID id, @PathParam("number") int number) {
        return ChecklistView.of(checklists.named(id),
                versions.numbered(id, number).orElseThrow(ChecklistIsUnknown::new));
    }

    private static RestResponse<ChecklistView> tagged(Checklist checklist, ChecklistVersion version) {
        return ResponseBuilder.ok(ChecklistView.of(checklist, version))
                .header(HttpHeaders.ETAG, Changed.tag(checklist.revision)).build();
    }
}
