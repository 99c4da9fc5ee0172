package cx.touchstone.journey.publishing;

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

import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;

/** Versions of journeys. */
@Path("/api/v1/journeys/{id}/versions")
@Tag(name = "Journeys")
public class PublishingResource {

    @Inject
    Journeys journeys;
    @Inject
    JourneyVersions versions;
    @Inject
    PublishJourney publishJourney;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JourneyVersionView.class)))
    @Operation(operationId = "publishJourney", summary = "Publish the draft as the next version", description = "The version never changes. Its measurement plan reaches scoring within about a second.")
    public RestResponse<JourneyVersionView> publish(@PathParam("id") UUID id) {
        JourneyVersion version = publishJourney.publish(id);
        return ResponseBuilder.create(RestResponse.Status.CREATED, JourneyVersionView.of(version))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + id + "/versions/" + version.number).build();
    }

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listJourneyVersions", summary = "List the published versions of a journey")
    public Page<JourneyVersionView> list(@PathParam("id") UUID id, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        journeys.named(id);
        return Page.of(versions.of(id, after == null ? 0 : after, length + 1), length,
                version -> String.valueOf(version.number), JourneyVersionView::of);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourneyVersion", summary = "Read a published version of a journey")
    public JourneyVersionView version(@PathParam("id") UUID id, @PathParam("version") int version) {
        return JourneyVersionView.of(versions.numbered(id, version));
    }
}
