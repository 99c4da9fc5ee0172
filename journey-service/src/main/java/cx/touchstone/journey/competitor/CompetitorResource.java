package cx.touchstone.journey.competitor;

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

/** Competitors: say who they are, so that visits there can be compared with visits here. */
@Path("/api/v1/competitors")
@Tag(name = "Competitors", description = "Others that customers could go to.")
public class CompetitorResource {

    @Inject
    Competitors competitors;
    @Inject
    References references;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CompetitorView.class)))
    @Operation(operationId = "createCompetitor", summary = "Describe a competitor", description = "A name that is taken is answered with 409.")
    public RestResponse<CompetitorView> create(@NotNull @Valid CompetitorDraft draft) {
        Competitor competitor = new Competitor(draft.name(), draft.description(), draft.website(), Instant.now());
        competitors.persistAndFlush(competitor);
        return ResponseBuilder.create(RestResponse.Status.CREATED, CompetitorView.of(competitor))
                .header(HttpHeaders.LOCATION, "/api/v1/competitors/" + competitor.id)
                .header(HttpHeaders.ETAG, Changed.tag(competitor.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listCompetitors", summary = "List competitors, oldest first")
    public Page<CompetitorView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(competitors.after(Page.after(cursor, UUID::fromString), length + 1), length,
                competitor -> competitor.id.toString(), CompetitorView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getCompetitor", summary = "Read a competitor")
    public RestResponse<CompetitorView> get(@PathParam("id") UUID id) {
        return tagged(competitors.named(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceCompetitor", summary = "Describe a competitor anew", description = "If-Match carries the ETag that was read.")
    public RestResponse<CompetitorView> replace(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid CompetitorDraft draft) {
        Competitor competitor = competitors.held(id, ifMatch);
        competitor.describe(draft.name(), draft.description(), draft.website(), Instant.now());
        competitors.flush();
        return tagged(competitor);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteCompetitor", summary = "Remove a competitor", description = "Refused with the list of what refers to it as long as something does. If-Match carries the ETag that was read.")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Competitor competitor = competitors.held(id, ifMatch);
        references.checkNobodyRefersTo(Referred.COMPETITOR, id);
        competitors.delete(competitor);
    }

    private static RestResponse<CompetitorView> tagged(Competitor competitor) {
        return ResponseBuilder.ok(CompetitorView.of(competitor)).header(HttpHeaders.ETAG, Changed.tag(competitor.revision))
                .build();
    }
}
