package cx.touchstone.journey.transfer;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.persona.BringPersonas;

/** Taking a journey out. */
@Path("/api/v1/journeys/{id}/export")
@Tag(name = "Journeys")
public class ExportResource {

    @Inject
    Journeys journeys;
    @Inject
    BringPersonas personas;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "exportJourney", summary = "Read the draft of a journey as one document that can be imported", description = "With its personas. What rules decide about importance is not in it: those of the tenant who imports it will.")
    public JourneyDocument export(@PathParam("id") UUID id) {
        Journey journey = journeys.named(id);
        return new JourneyDocument(JourneyDocument.FORMAT, journey.name(), journey.goal(), journey.kind(),
                personas.described(journey.personas()),
                journey.draft().weighed((stage, touchpoint) -> Touchpoint.Weight.USUAL).stages());
    }
}
