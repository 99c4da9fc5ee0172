package cx.touchstone.survey.drafting;

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
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** Surveys: draft them and read them. */
@Path("/api/v1/surveys")
@Tag(name = "Surveys", description = "Questionnaires, their versions and links.")
public class SurveyResource {

    @Inject
    Surveys surveys;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("surveys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SurveyView.class)))
    @Operation(operationId = "createSurvey", summary = "Draft a survey", description = "The body is the survey's definition: one document with questions, texts in all languages, theme and settings, as getSurveyDefinition gives it. What was left out gets its usual value.")
    public RestResponse<SurveyView> create(@NotNull @Valid Questionnaire definition) {
        Survey survey = new Survey(definition, Instant.now());
        surveys.persistAndFlush(survey);
        return ResponseBuilder.create(RestResponse.Status.CREATED, SurveyView.of(survey))
                .header(HttpHeaders.LOCATION, "/api/v1/surveys/" + survey.id)
                .header(HttpHeaders.ETAG, Changed.tag(survey.revision)).build();
    }

    @GET
    @RolesAllowed("surveys:read")
    @Operation(operationId = "listSurveys", summary = "List surveys, oldest first")
    public Page<SurveyView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(surveys.after(Page.after(cursor, UUID::fromString), length + 1), length, survey -> survey.id.toString(),
                SurveyView::inList);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "getSurvey", summary = "Read a survey with its draft")
    public RestResponse<SurveyView> get(@PathParam("id") UUID id) {
        return tagged(surveys.named(id));
    }

    @GET
    @Path("/{id}/definition")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "getSurveyDefinition", summary = "Export the draft of a survey as one document", description = "createSurvey and redraftSurvey take it as it is, here or in another organisation.")
    public RestResponse<Questionnaire> definition(@PathParam("id") UUID id) {
        Survey survey = surveys.named(id);
        return ResponseBuilder.ok(survey.draft()).header(HttpHeaders.ETAG, Changed.tag(survey.revision))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"survey-" + id + ".json\"").build();
    }

    @GET
    @Path("/{id}/check")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "checkSurvey", summary = "Look over the draft of a survey", description = "Finds texts that are not translated and questions that nobody can come to, and estimates how long answering takes. None of it stops a publication.")
    public SurveyCheckView check(@PathParam("id") UUID id) {
        return SurveyCheckView.of(surveys.named(id).draft());
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("surveys:write")
    @Operation(operationId = "redraftSurvey", summary = "Replace the draft of a survey", description = "Published versions stay as they are. If-Match carries the ETag that was read.")
    public RestResponse<SurveyView> redraft(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Questionnaire definition) {
        Survey survey = surveys.named(id);
        Changed.check(ifMatch, survey.revision);
        survey.redraft(definition, Instant.now());
        surveys.flush();
        return tagged(survey);
    }

    private static RestResponse<SurveyView> tagged(Survey survey) {
        return ResponseBuilder.ok(SurveyView.of(survey)).header(HttpHeaders.ETAG, Changed.tag(survey.revision)).build();
    }
}
