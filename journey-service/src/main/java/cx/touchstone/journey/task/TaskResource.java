package cx.touchstone.journey.task;

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

import cx.touchstone.journey.audit.Audits;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Tenant;

/** The plan of an audit: its tasks. */
@Path("/api/v1/audits/{audit}/tasks")
@Tag(name = "Audits")
public class TaskResource {

    @Inject
    Audits audits;
    @Inject
    AuditTasks tasks;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AuditTaskView.class)))
    @Operation(operationId = "createAuditTask", summary = "Plan a task", description = "Until the audit is closed.")
    public RestResponse<AuditTaskView> create(@PathParam("audit") UUID audit, @NotNull @Valid AuditTaskDraft draft) {
        audits.held(audit).checkIsNotClosed();
        AuditTask task = new AuditTask(audit, Instant.now());
        draft.describe(task, Instant.now());
        tasks.persistAndFlush(task);
        return ResponseBuilder.create(RestResponse.Status.CREATED, AuditTaskView.of(task))
                .header(HttpHeaders.LOCATION, "/api/v1/audits/" + audit + "/tasks/" + task.id)
                .header(HttpHeaders.ETAG, Changed.tag(task.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listAuditTasks", summary = "List the tasks of an audit, oldest first")
    public Page<AuditTaskView> list(@PathParam("audit") UUID audit, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        audits.checkThereIs(audit);
        return Page.of(tasks.of(audit, Page.after(cursor, UUID::fromString), length + 1), length, task -> task.id.toString(),
                AuditTaskView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getAuditTask", summary = "Read a task")
    public RestResponse<AuditTaskView> get(@PathParam("audit") UUID audit, @PathParam("id") UUID id) {
        return tagged(tasks.named(audit, id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceAuditTask", summary = "Plan a task anew", description = "What was said at check-ins stays. If-Match carries the ETag that was read.")
    public RestResponse<AuditTaskView> replace(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid AuditTaskDraft draft) {
        audits.held(audit).checkIsNotClosed();
        AuditTask task = tasks.unchanged(audit, id, ifMatch);
        draft.describe(task, Instant.now());
        tasks.flush();
        return tagged(task);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteAuditTask", summary = "Remove a task", description = "If-Match carries the ETag that was read.")
    public void delete(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        audits.held(audit).checkIsNotClosed();
        tasks.delete(tasks.unchanged(audit, id, ifMatch));
    }

    @POST
    @Path("/{id}/check-ins")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "checkInOnAuditTask", summary = "Write down what was said about a task", description = "With the time and who wrote it. If-Match carries the ETag that was read.")
    public RestResponse<AuditTaskView> checkIn(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid CheckInNote note) {
        audits.held(audit).checkIsNotClosed();
        AuditTask task = tasks.unchanged(audit, id, ifMatch);
        task.checkIn(new CheckIn(Instant.now(), tenant.caller(), note.status() == null ? task.status : note.status(),
                note.note()));
        tasks.flush();
        return tagged(task);
    }

    private static RestResponse<AuditTaskView> tagged(AuditTask task) {
        return ResponseBuilder.ok(AuditTaskView.of(task)).header(HttpHeaders.ETAG, Changed.tag(task.revision)).build();
    }
}
