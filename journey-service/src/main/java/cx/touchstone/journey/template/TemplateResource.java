package cx.touchstone.journey.template;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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

import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.ScoreRange;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.JourneyView;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.transfer.JourneyDocument;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** Templates of journeys, and journeys made from them. */
@Path("/api/v1/journey-templates")
@Tag(name = "Journey templates", description = "Whole journeys to begin with.")
public class TemplateResource {

    @Inject
    JourneyTemplates templates;
    @Inject
    Journeys journeys;
    @Inject
    AllImportanceRules rules;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listJourneyTemplates", summary = "List the templates of journeys")
    public Page<JourneyTemplateSummary> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        List<JourneyTemplate> all = templates.all();
        int from = Math.clamp(after == null ? 0 : after + 1L, 0, all.size());
        return Page.of(all.subList(from, Math.min(all.size(), from + length + 1)), length,
                template -> String.valueOf(all.indexOf(template)), JourneyTemplateSummary::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourneyTemplate", summary = "Read a template of journeys")
    public JourneyTemplate get(@PathParam("key") String key) {
        return templates.keyed(key);
    }

    @POST
    @Path("/{key}/journeys")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JourneyView.class)))
    @Operation(operationId = "createJourneyFromTemplate", summary = "Draw a journey from a template", description = "A draft like any other: change it as needed, then publish it. The body may be left out.")
    public RestResponse<JourneyView> create(@PathParam("key") String key, @Valid TemplateChoice choice) {
        JourneyDocument template = templates.keyed(key).journey();
        String name = choice == null || choice.name() == null ? template.name() : choice.name();
        Journey journey = new Journey(name, template.goal(), template.kind(), List.of(), new JourneyMap(template.stages()),
                ScoreRange::of, Instant.now());
        journeys.persistAndFlush(journey);
        return ResponseBuilder.create(RestResponse.Status.CREATED, JourneyView.of(journey, rules.current()))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + journey.id())
                .header(HttpHeaders.ETAG, Changed.tag(journey.revision())).build();
    }
}
