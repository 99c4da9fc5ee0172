package cx.touchstone.journey.mapping;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;

/** Journeys: draw them, publish them, read what was published. */
@Path("/api/v1/journeys")
@Tag(name = "Journeys", description = "The customer's ways, their stages and touchpoints.")
public class JourneyResource {

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
    @ResponseStatus(201)
    @Operation(operationId = "createJourney", summary = "Draw a journey")
    public RestResponse<JourneyView> create(@NotNull @Valid JourneyDraft draft) {
        Journey journey = new Journey(draft.name(), draft.toKind(), draft.toMap(), Instant.now());
        journeys.persistAndFlush(journey);
        return ResponseBuilder.create(RestResponse.Status.CREATED, JourneyView.of(journey))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + journey.id)
                .header(HttpHeaders.ETAG, JourneyHasChanged.tag(journey))
                .build();
    }

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listJourneys", summary = "List journeys, oldest first")
    public Page<JourneyView> list(@QueryParam("status") Journey.Status status, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(journeys.after(Page.after(cursor, UUID::fromString), status, length + 1), length,
                journey -> journey.id.toString(), JourneyView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourney", summary = "Read a journey with its draft")
    public RestResponse<JourneyView> get(@PathParam("id") UUID id) {
        return tagged(journeys.named(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("journeys:write")
    @Operation(operationId = "redrawJourney", summary = "Replace the draft of a journey", description = "Published versions stay as they are. If-Match carries the ETag that was read.")
    public RestResponse<JourneyView> redraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid JourneyDraft draft) {
        Journey journey = journeys.named(id);
        JourneyHasChanged.check(ifMatch, journey);
        journey.redraw(draft.name(), draft.toKind(), draft.toMap(), Instant.now());
        journeys.flush();
        return tagged(journey);
    }

    @POST
    @Path("/{id}/versions")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @ResponseStatus(201)
    @Operation(operationId = "publishJourney", summary = "Publish the draft as the next version", description = "The version never changes. Its measurement plan reaches scoring within about a second.")
    public RestResponse<JourneyVersionView> publish(@PathParam("id") UUID id) {
        JourneyVersion version = publishJourney.publish(id);
        return ResponseBuilder.create(RestResponse.Status.CREATED, JourneyVersionView.of(version))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + id + "/versions/" + version.number).build();
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listJourneyVersions", summary = "List the published versions of a journey")
    public Page<JourneyVersionView> listVersions(@PathParam("id") UUID id, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        journeys.named(id);
        return Page.of(versions.of(id, after == null ? 0 : after, length + 1), length,
                version -> String.valueOf(version.number), JourneyVersionView::of);
    }

    @GET
    @Path("/{id}/versions/{version}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourneyVersion", summary = "Read a published version of a journey")
    public JourneyVersionView version(@PathParam("id") UUID id, @PathParam("version") int version) {
        return JourneyVersionView.of(versions.numbered(id, version));
    }

    private static RestResponse<JourneyView> tagged(Journey journey) {
        return ResponseBuilder.ok(JourneyView.of(journey)).header(HttpHeaders.ETAG, JourneyHasChanged.tag(journey)).build();
    }
}
