package cx.touchstone.journey.transfer;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import cx.touchstone.journey.catalogue.LearnScores;
import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.JourneyView;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.persona.BringPersonas;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Refusal.Changed;

/** Bringing a journey in. */
@Path("/api/v1/journeys/import")
@Tag(name = "Journeys")
public class ImportResource {

    @Inject
    Journeys journeys;
    @Inject
    BringPersonas personas;
    @Inject
    AllImportanceRules rules;
    @Inject
    Catalogue catalogue;

    @POST
    @LearnScores.Beforehand
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JourneyView.class)))
    @Operation(operationId = "importJourney", summary = "Make a journey of an exported document", description = "A new journey, whatever there is. A persona that is there already by name and conditions is taken; one that is called the same and means others is refused.")
    public RestResponse<JourneyView> bringIn(@NotNull @Valid JourneyDocument document) {
        Journey journey = new Journey(document.name(), document.goal(), document.kind(), personas.bring(document.personas()),
                new JourneyMap(document.stages()), catalogue, Instant.now());
        journeys.persistAndFlush(journey);
        return ResponseBuilder.create(RestResponse.Status.CREATED, JourneyView.of(journey, rules.current()))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + journey.id())
                .header(HttpHeaders.ETAG, Changed.tag(journey.revision())).build();
    }
}
