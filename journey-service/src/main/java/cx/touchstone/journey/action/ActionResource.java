package cx.touchstone.journey.action;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.catalogue.Catalogue;
import cx.touchstone.journey.catalogue.LearnScores;
import cx.touchstone.journey.map.Words;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** Actions of all audits: they go on when their audit is closed. */
@Path("/api/v1/actions")
@Tag(name = "Actions")
public class ActionResource {

    @Inject
    Actions actions;
    @Inject
    Catalogue catalogue;

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listActions", summary = "List actions of all audits, oldest first")
    public Page<ActionView> list(
            @Parameter(schema = @Schema(enumeration = { "open", "doing", "done", "verified",
                    "not-reached" })) @QueryParam("status") String status,
            @QueryParam("owner") String owner,
            @Parameter(description = "true: only those that are not done though they were due before today (UTC).") @QueryParam("overdue") boolean overdue,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(
                actions.after(Page.after(cursor, UUID::fromString),
                        new Actions.Search(null, Words.read("status", status, Action.Status.values()), owner,
                                overdue ? LocalDate.now(ZoneOffset.UTC) : null),
                        length + 1),
                length, action -> action.id.toString(), ActionView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getAction", summary = "Read an action")
    public RestResponse<ActionView> get(@PathParam("id") UUID id) {
        return tagged(actions.named(id));
    }

    @PUT
    @Path("/{id}")
    @LearnScores.Beforehand
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceAction", summary = "Plan an action anew", description = "As long as it is not done. If-Match carries the ETag that was read.")
    public RestResponse<ActionView> replace(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ActionPlan plan) {
        Action action = actions.unchanged(id, ifMatch);
        plan.describe(action, catalogue, Instant.now());
        actions.flush();
        return tagged(action);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteAction", summary = "Remove an action that was not begun", description = "If-Match carries the ETag that was read.")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Action action = actions.unchanged(id, ifMatch);
        action.checkIsOpen();
        actions.delete(action);
    }

    @POST
    @Path("/{id}/start")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "startAction", summary = "Begin an action", description = "Also again, when it did not reach what it should. If-Match carries the ETag that was read.")
    public RestResponse<ActionView> start(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Action action = actions.unchanged(id, ifMatch);
        action.start(Instant.now());
        actions.flush();
        return tagged(action);
    }

    @POST
    @Path("/{id}/completion")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "finishAction", summary = "Say that an action is done", description = "Whether it had its effect is verified later. If-Match carries the ETag that was read.")
    public RestResponse<ActionView> finish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Action action = actions.unchanged(id, ifMatch);
        action.finish(Instant.now());
        actions.flush();
        return tagged(action);
    }

    private static RestResponse<ActionView> tagged(Action action) {
        return ResponseBuilder.ok(ActionView.of(action)).header(HttpHeaders.ETAG, Changed.tag(action.revision)).build();
    }
}
