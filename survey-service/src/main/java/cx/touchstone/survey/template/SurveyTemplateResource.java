package cx.touchstone.survey.template;

import java.time.Instant;

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

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.SurveyView;
import cx.touchstone.survey.drafting.Surveys;

/** Templates of surveys, and surveys made from them. */
@Path("/api/v1/survey-templates")
@Tag(name = "Survey templates", description = "Questionnaires to begin with, in English, Romanian, Russian, Hebrew and Arabic.")
public class SurveyTemplateResource {

    @Inject
    SurveyTemplates templates;
    @Inject
    Surveys surveys;

    @GET
    @RolesAllowed("surveys:read")
    @Operation(operationId = "listSurveyTemplates", summary = "List the templates of surveys")
    public Page<SurveyTemplateView> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        var all = templates.all();
        int from = Math.clamp(after == null ? 0 : after + 1L, 0, all.size());
        return Page.of(all.subList(from, Math.min(all.size(), from + length + 1)), length,
                template -> String.valueOf(all.indexOf(template)), SurveyTemplateView::inList);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "getSurveyTemplate", summary = "Read a template of surveys")
    public SurveyTemplateView get(@PathParam("key") String key) {
        return SurveyTemplateView.of(templates.keyed(key));
    }

    @POST
    @Path("/{key}/surveys")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("surveys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SurveyView.class)))
    @Operation(operationId = "createSurveyFromTemplate", summary = "Draft a survey from a template", description = "A draft like any other: change it as needed, then publish it. The body may be left out.")
    public RestResponse<SurveyView> create(@PathParam("key") String key, @Valid TemplateChoice choice) {
        TemplateChoice chosen = choice == null ? new TemplateChoice(null, null, null, null) : choice;
        Survey survey = new Survey(chosen.of(templates.keyed(key)), Instant.now());
        surveys.persistAndFlush(survey);
        return ResponseBuilder.create(RestResponse.Status.CREATED, SurveyView.of(survey))
                .header(HttpHeaders.LOCATION, "/api/v1/surveys/" + survey.id()).build();
    }
}
