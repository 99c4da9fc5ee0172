package cx.touchstone.journey.mapping;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

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
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;

/** Journeys: draw them, publish them, read what was published. */
@Path("/api/v1/journeys")
@Tag(name = "Journeys", description = "The customer's ways, their stages and touchpoints.")
public class JourneyResource {

    @Inject
    Journeys journeys;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JourneyView.class)))
    @Operation(operationId = "createJourney", summary = "Draw a journey")
    public RestResponse<JourneyView> create(@NotNull @Valid JourneyDraft draft) {
        Journey journey = new Journey(draft.name(), draft.toKind(), draft.toMap(), Instant.now());
        journeys.persistAndFlush(journey);
        return ResponseBuilder.create(RestResponse.Status.CREATED, JourneyView.of(journey))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + journey.id)
                .header(HttpHeaders.ETAG, Changed.tag(journey.revision))
                .build();
    }

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listJourneys", summary = "List journeys, oldest first")
    public Page<JourneyView> list(
            @Parameter(schema = @Schema(enumeration = { "draft", "published" })) @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(journeys.after(Page.after(cursor, UUID::fromString), status(status), length + 1), length,
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
        Changed.check(ifMatch, journey.revision);
        journey.redraw(draft.name(), draft.toKind(), draft.toMap(), Instant.now());
        journeys.flush();
        return tagged(journey);
    }

    private static RestResponse<JourneyView> tagged(Journey journey) {
        return ResponseBuilder.ok(JourneyView.of(journey)).header(HttpHeaders.ETAG, Changed.tag(journey.revision)).build();
    }

    private static Journey.Status status(String name) {
        return name == null ? null
                : Stream.of(Journey.Status.values()).filter(status -> status.name().equalsIgnoreCase(name)).findAny()
                        .orElseThrow(() -> new Refusal.Invalid("status", "invalid", "status must be draft or published."));
    }
}
