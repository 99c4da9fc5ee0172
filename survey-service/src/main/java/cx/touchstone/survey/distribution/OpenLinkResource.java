package cx.touchstone.survey.distribution;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.survey.drafting.Surveys;

/** The links of a survey. */
@Path("/api/v1/surveys/{id}/links")
@Tag(name = "Surveys")
public class OpenLinkResource {

    @Inject
    Surveys surveys;
    @Inject
    OpenLinks links;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("surveys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OpenLinkView.class)))
    @Operation(operationId = "createLink", summary = "Make an open link to a published survey", description = "Anybody who has the link may answer, any number of times.")
    public RestResponse<OpenLinkView> create(@PathParam("id") UUID id) {
        OpenLink link = new OpenLink(surveys.named(id), Instant.now());
        links.persist(link);
        OpenLinkView view = OpenLinkView.of(link);
        return ResponseBuilder.create(RestResponse.Status.CREATED, view).header(HttpHeaders.LOCATION, view.path()).build();
    }

    @GET
    @RolesAllowed("surveys:read")
    @Operation(operationId = "listLinks", summary = "List the open links of a survey")
    public Page<OpenLinkView> list(@PathParam("id") UUID id, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        surveys.named(id);
        return Page.of(links.of(id, Page.after(cursor, code -> code), length + 1), length, link -> link.code,
                OpenLinkView::of);
    }
}
