package cx.touchstone.journey.editing;

import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.journey.catalogue.LearnScores;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.patch.Patches;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;

/** The touchpoints of a draft, one at a time. */
@Path("/api/v1/journeys/{id}/touchpoints")
@Tag(name = "Journeys")
public class TouchpointResource {

    @Inject
    Journeys journeys;
    @Inject
    EditJourney edit;
    @Inject
    Patches patches;

    @POST
    @LearnScores.Beforehand
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "201", description = "Added; ETag names the new state of the journey.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Touchpoint.class)))
    @Operation(operationId = "addTouchpoint", summary = "Add a touchpoint to a stage of the draft", description = "If-Match carries the ETag of the journey.")
    public RestResponse<Touchpoint> add(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Parameter(description = "Key of the stage.", required = true, example = "inside-the-terminal") @QueryParam("stage") String in,
            @Parameter(description = "How many touchpoints of the stage come before it; all of them unless told.") @QueryParam("position") Integer position,
            @NotNull @Valid Touchpoint touchpoint) {
        Journey journey = journeys.unchanged(id, ifMatch);
        JourneyMap map = journey.draft();
        Stage stage = map.stage(in).orElseThrow(
                () -> new Refusal.Invalid("stage", "unknown-stage", "stage must be the key of a stage of the draft."));
        edit.check(touchpoint, map);
        Stage longer = stage.with(EditJourney.inserted(stage.touchpoints(), touchpoint, position));
        return edit.redraw(journey, map.each(other -> other == stage ? longer : other), RestResponse.Status.CREATED,
                shown(touchpoint.key()))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + id + "/touchpoints/" + touchpoint.key()).build();
    }

    @GET
    @Path("/{touchpoint}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getTouchpoint", summary = "Read one touchpoint of the draft", description = "Its ETag is that of the journey.")
    public RestResponse<Touchpoint> get(@PathParam("id") UUID id, @PathParam("touchpoint") String key) {
        Journey journey = journeys.named(id);
        return ResponseBuilder.ok(shown(key).apply(edit.weighed(journey, journey.draft())))
                .header(HttpHeaders.ETAG, Changed.tag(journey.revision())).build();
    }

    @PATCH
    @Path("/{touchpoint}")
    @LearnScores.Beforehand
    @Transactional
    @Consumes({ Patches.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @RolesAllowed("journeys:write")
    @RequestBody(required = true, content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT, description = "Fields of Touchpoint.")))
    @Operation(operationId = "changeTouchpoint", summary = "Change some fields of a touchpoint", description = "A JSON Merge Patch (RFC 7396): what is null is removed, a list is replaced as a whole. If-Match carries the ETag of the journey.")
    public RestResponse<Touchpoint> change(@PathParam("id") UUID id, @PathParam("touchpoint") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, JsonNode patch) throws JsonProcessingException {
        Journey journey = journeys.unchanged(id, ifMatch);
        Touchpoint touchpoint = journey.draft().touchpoint(key).orElseThrow(PartIsUnknown::touchpoint);
        Touchpoint changed = patches.apply(whoTellsTheWeightSetsIt(patch), touchpoint, Touchpoint.class);
        edit.check(changed, replaced(journey, touchpoint, null));
        return edit.redraw(journey, replaced(journey, touchpoint, changed), RestResponse.Status.OK, shown(changed.key()))
                .build();
    }

    @DELETE
    @Path("/{touchpoint}")
    @Transactional
    @RolesAllowed("journeys:write")
    @Operation(operationId = "removeTouchpoint", summary = "Remove a touchpoint from the draft", description = "Published versions stay as they are. If-Match carries the ETag of the journey.")
    @APIResponse(responseCode = "204", description = "Removed; ETag names the new state of the journey.")
    public RestResponse<Void> remove(@PathParam("id") UUID id, @PathParam("touchpoint") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Journey journey = journeys.unchanged(id, ifMatch);
        Touchpoint touchpoint = journey.draft().touchpoint(key).orElseThrow(PartIsUnknown::touchpoint);
        return edit.redraw(journey, replaced(journey, touchpoint, null), RestResponse.Status.NO_CONTENT, map -> (Void) null)
                .build();
    }

    private static Function<JourneyMap, Touchpoint> shown(String key) {
        return map -> map.touchpoint(key).orElseThrow(PartIsUnknown::touchpoint);
    }

    private static JourneyMap replaced(Journey journey, Touchpoint touchpoint, Touchpoint by) {
        return journey.draft().each(stage -> stage.each(other -> other == touchpoint ? by : other));
    }

    /** Who patches the weight alone means to set it by hand, also where rules set it so far. */
    private static JsonNode whoTellsTheWeightSetsIt(JsonNode patch) {
        return patch instanceof ObjectNode fields && fields.has("importance") && !fields.has("importanceBy")
                ? fields.deepCopy().putNull("importanceBy")
                : patch;
    }
}
