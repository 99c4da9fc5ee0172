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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.journey.catalogue.LearnScores;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.patch.Patches;
import cx.touchstone.kit.Idempotency;

/** The stages of a draft, one at a time. */
@Path("/api/v1/journeys/{id}/stages")
@Tag(name = "Journeys")
public class StageResource {

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
    @APIResponse(responseCode = "201", description = "Added; ETag names the new state of the journey.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Stage.class)))
    @Operation(operationId = "addStage", summary = "Add a stage to the draft of a journey", description = "If-Match carries the ETag of the journey.")
    public RestResponse<Stage> add(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Parameter(description = "How many stages come before it; all of them unless told.") @QueryParam("position") Integer position,
            @NotNull @Valid Stage stage) {
        Journey journey = journeys.unchanged(id, ifMatch);
        JourneyMap map = journey.draft();
        edit.check(stage, map);
        return edit.redraw(journey, new JourneyMap(EditJourney.inserted(map.stages(), stage, position)),
                RestResponse.Status.CREATED, shown(stage))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + id + "/stages/" + stage.key()).build();
    }

    @PATCH
    @Path("/{stage}")
    @LearnScores.Beforehand
    @Transactional
    @Consumes({ Patches.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @RolesAllowed("journeys:write")
    @RequestBody(required = true, content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT, description = "Fields of Stage.")))
    @Operation(operationId = "changeStage", summary = "Change some fields of a stage", description = "A JSON Merge Patch (RFC 7396): what is null is removed, a list is replaced as a whole. If-Match carries the ETag of the journey.")
    public RestResponse<Stage> change(@PathParam("id") UUID id, @PathParam("stage") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, JsonNode patch) throws JsonProcessingException {
        Journey journey = journeys.unchanged(id, ifMatch);
        Stage stage = journey.draft().stage(key).orElseThrow(PartIsUnknown::stage);
        Stage changed = patches.apply(patch, stage, Stage.class);
        edit.check(changed, journey.draft().each(other -> other == stage ? null : other));
        return edit.redraw(journey, journey.draft().each(other -> other == stage ? changed : other), RestResponse.Status.OK,
                shown(changed)).build();
    }

    @DELETE
    @Path("/{stage}")
    @Transactional
    @RolesAllowed("journeys:write")
    @Operation(operationId = "removeStage", summary = "Remove a stage with its touchpoints from the draft", description = "Published versions stay as they are. If-Match carries the ETag of the journey.")
    @APIResponse(responseCode = "204", description = "Removed; ETag names the new state of the journey.")
    public RestResponse<Void> remove(@PathParam("id") UUID id, @PathParam("stage") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Journey journey = journeys.unchanged(id, ifMatch);
        Stage stage = journey.draft().stage(key).orElseThrow(PartIsUnknown::stage);
        return edit.redraw(journey, journey.draft().each(other -> other == stage ? null : other),
                RestResponse.Status.NO_CONTENT, map -> (Void) null).build();
    }

    private static Function<JourneyMap, Stage> shown(Stage stage) {
        return map -> map.stage(stage.key()).orElseThrow(PartIsUnknown::stage);
    }
}
