package cx.touchstone.journey.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.journey.editing.Moves.Move;
import cx.touchstone.journey.editing.Rearrangement.Step;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Refusal.Fault;

/** The order of a draft. */
@Path("/api/v1/journeys/{id}/moves")
@Tag(name = "Journeys")
public class MoveResource {

    private static final String ALL = "";

    @Inject
    Journeys journeys;
    @Inject
    EditJourney edit;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @Operation(operationId = "moveParts", summary = "Move touchpoints and stages of the draft", description = "All moves or none. They are done in their order, touchpoints before stages; one behind something that itself moves waits for it. If-Match carries the ETag of the journey.")
    public RestResponse<JourneyOrder> move(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Moves moves) {
        Journey journey = journeys.unchanged(id, ifMatch);
        JourneyMap moved = moved(journey.draft(), moves.moves());
        return edit.redraw(journey, moved, RestResponse.Status.OK, JourneyOrder::of).build();
    }

    private static JourneyMap moved(JourneyMap map, List<Move> moves) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        map.stages().forEach(stage -> keys.put(stage.key(), stage.touchpoints().stream().map(Touchpoint::key).toList()));
        var touchpoints = new Rearrangement("touchpoint", keys);
        var stages = new Rearrangement("stage", Map.of(ALL, List.copyOf(keys.keySet())));
        List<Step> ofTouchpoints = new ArrayList<>();
        List<Step> ofStages = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            if (move.touchpoint() != null) {
                ofTouchpoints.add(new Step("/moves/" + i, move.touchpoint(), move.stage(), move.after()));
            } else {
                ofStages.add(new Step("/moves/" + i, move.stage(), ALL, move.after()));
            }
        }
        touchpoints.move(ofTouchpoints);
        stages.move(ofStages);
        List<Fault> faults = new ArrayList<>(touchpoints.faults());
        faults.addAll(stages.faults());
        EditJourney.refuse(faults);
        Map<String, Touchpoint> byKey = map.touchpoints().collect(Collectors.toMap(Touchpoint::key, t -> t));
        Map<String, Stage> stageByKey = map.stages().stream().collect(Collectors.toMap(Stage::key, s -> s));
        return new JourneyMap(stages.groups().get(ALL).stream().map(key -> stageByKey.get(key)
                .with(touchpoints.groups().get(key).stream().map(byKey::get).toList())).toList());
    }
}
