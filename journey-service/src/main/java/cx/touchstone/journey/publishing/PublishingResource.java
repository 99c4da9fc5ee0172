package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

import cx.touchstone.journey.catalogue.Catalogue;
import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.JourneyView;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

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
    @Inject
    AllImportanceRules rules;
    @Inject
    Catalogue catalogue;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "200", description = "The latest version shows the draft as it is: nothing to do.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JourneyVersionView.class)))
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JourneyVersionView.class)))
    @Operation(operationId = "publishJourney", summary = "Publish the draft as the next version", description = "The version never changes. Its measurement plan reaches scoring within about a second and replaces that of the version before.")
    public RestResponse<JourneyVersionView> publish(@PathParam("id") UUID id, @Valid PublishOrder order) {
        var published = publishJourney.publish(id, order == null ? null : order.note());
        JourneyVersion version = published.version();
        return ResponseBuilder
                .create(published.anew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, JourneyVersionView.of(version))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + id + "/versions/" + version.number).build();
    }

    @POST
    @Path("/{version}/restoration")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @Operation(operationId = "restoreJourneyVersion", summary = "Make a version the draft again", description = "What is drawn now is replaced; no version changes. If-Match carries the ETag of the journey.")
    public RestResponse<JourneyView> restore(@PathParam("id") UUID id, @PathParam("version") int number,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Journey journey = journeys.unchanged(id, ifMatch);
        JourneyVersion version = versions.numbered(id, number);
        journey.redraw(version.name, version.goal, version.kind, version.personas, version.map, catalogue,
                Instant.now());
        journeys.flush();
        return ResponseBuilder.ok(JourneyView.of(journey, rules.current()))
                .header(HttpHeaders.ETAG, Changed.tag(journey.revision())).build();
    }

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listJourneyVersions", summary = "List the published versions of a journey without their stages")
    public Page<JourneyVersionSummary> list(@PathParam("id") UUID id, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        journeys.checkThereIs(id);
        return Page.of(versions.of(id, after == null ? 0 : after, length + 1), length,
                version -> String.valueOf(version.version()), version -> version);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourneyVersion", summary = "Read a published version of a journey")
    public JourneyVersionView version(@PathParam("id") UUID id, @PathParam("version") int version) {
        return JourneyVersionView.of(versions.numbered(id, version));
    }
}
