package cx.touchstone.journey.weighing;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.importance.Rules;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.kit.Refusal;

/** What the touchpoints of one journey weigh, and why. */
@Path("/api/v1/journeys/{id}/importance")
@Tag(name = "Importance")
public class WeightsResource {

    @Inject
    Journeys journeys;
    @Inject
    AllImportanceRules rules;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "explainImportance", summary = "Read what the touchpoints of a draft weigh, and which rule decided")
    public WeightsView explain(@PathParam("id") UUID id) {
        Journey journey = journeys.named(id);
        return WeightsView.of(journey.personas(), journey.draft(), rules.current());
    }

    @POST
    @Path("/preview")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "previewImportance", summary = "Try rules on the draft of a journey without saving them")
    public WeightsView preview(@PathParam("id") UUID id, @NotNull @Valid Rules others) {
        Journey journey = journeys.named(id);
        var faults = others.contradictions();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return WeightsView.preview(journey.personas(), journey.draft(), rules.current(), others);
    }
}
