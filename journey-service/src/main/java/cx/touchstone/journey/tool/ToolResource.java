package cx.touchstone.journey.tool;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.reference.References;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** The inventory of systems and tools, with how well they serve. */
@Path("/api/v1/tools")
@Tag(name = "Tools", description = "Systems and tools that serve touchpoints.")
public class ToolResource {

    @Inject
    Tools tools;
    @Inject
    References references;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ToolView.class)))
    @Operation(operationId = "createTool", summary = "Describe a tool", description = "A name that is taken is answered with 409.")
    public RestResponse<ToolView> create(@NotNull @Valid ToolDraft draft) {
        Tool tool = draft.toTool(Instant.now());
        tools.persistAndFlush(tool);
        return ResponseBuilder.create(RestResponse.Status.CREATED, ToolView.of(tool))
                .header(HttpHeaders.LOCATION, "/api/v1/tools/" + tool.id)
                .header(HttpHeaders.ETAG, Changed.tag(tool.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listTools", summary = "List tools, oldest first")
    public Page<ToolView> list(
            @Parameter(description = "Key of a touchpoint that it serves.", example = "security-check") @QueryParam("touchpoint") String touchpoint,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(tools.after(Page.after(cursor, UUID::fromString), touchpoint, length + 1), length,
                tool -> tool.id.toString(), ToolView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getTool", summary = "Read a tool")
    public RestResponse<ToolView> get(@PathParam("id") UUID id) {
        return tagged(tools.named(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceTool", summary = "Describe a tool anew", description = "If-Match carries the ETag that was read.")
    public RestResponse<ToolView> replace(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ToolDraft draft) {
        Tool tool = tools.held(id, ifMatch);
        draft.describe(tool, Instant.now());
        tools.flush();
        return tagged(tool);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteTool", summary = "Remove a tool", description = "Refused with the list of what refers to it as long as something does. If-Match carries the ETag that was read.")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Tool tool = tools.held(id, ifMatch);
        references.checkNobodyRefersTo(Referred.TOOL, id);
        tools.delete(tool);
    }

    private static RestResponse<ToolView> tagged(Tool tool) {
        return ResponseBuilder.ok(ToolView.of(tool)).header(HttpHeaders.ETAG, Changed.tag(tool.revision)).build();
    }
}
