package cx.touchstone.survey.publishing;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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

/** Versions of surveys, and whether they take answers. */
@Path("/api/v1/surveys/{id}")
@Tag(name = "Surveys")
public class PublishingResource {

    @Inject
    Surveys surveys;
    @Inject
    SurveyVersions versions;

    @POST
    @Path("/versions")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("surveys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SurveyVersionView.class)))
    @Operation(operationId = "publishSurvey", summary = "Publish the draft as the next version", description = "The version never changes. From now on it is the one that is asked.")
    public RestResponse<SurveyVersionView> publish(@PathParam("id") UUID id) {
        SurveyVersion version = new SurveyVersion(surveys.named(id), Instant.now());
        versions.persist(version);
        return ResponseBuilder.create(RestResponse.Status.CREATED, SurveyVersionView.of(version))
                .header(HttpHeaders.LOCATION, "/api/v1/surveys/" + id + "/versions/" + version.number).build();
    }

    @GET
    @Path("/versions")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "listSurveyVersions", summary = "List the published versions of a survey")
    public Page<SurveyVersionView> listVersions(@PathParam("id") UUID id, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        surveys.named(id);
        return Page.of(versions.of(id, after == null ? 0 : after, length + 1), length,
                version -> String.valueOf(version.number), SurveyVersionView::inList);
    }

    @GET
    @Path("/versions/{version}")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "getSurveyVersion", summary = "Read a published version of a survey")
    public SurveyVersionView version(@PathParam("id") UUID id, @PathParam("version") int version) {
        return SurveyVersionView.of(versions.numbered(id, version));
    }

    @POST
    @Path("/close")
    @Transactional
    @RolesAllowed("surveys:write")
    @Operation(operationId = "closeSurvey", summary = "Take no more answers", description = "In force everywhere within a second; closing a closed survey changes nothing.")
    public SurveyView close(@PathParam("id") UUID id) {
        Survey survey = surveys.named(id);
        survey.close(Instant.now());
        return SurveyView.of(survey);
    }

    @POST
    @Path("/reopen")
    @Transactional
    @RolesAllowed("surveys:write")
    @Operation(operationId = "reopenSurvey", summary = "Take answers again", description = "Reopening an open survey changes nothing.")
    public SurveyView reopen(@PathParam("id") UUID id) {
        Survey survey = surveys.named(id);
        survey.reopen(Instant.now());
        return SurveyView.of(survey);
    }
}
