package cx.touchstone.survey.anonymity;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.Surveys;

/** Makes closed surveys anonymous. */
@Path("/api/v1/surveys/{id}")
@Tag(name = "Privacy")
public class AnonymisationResource {

    @Inject
    Surveys surveys;
    @Inject
    Anonymisations jobs;
    @Inject
    Tenant tenant;

    @POST
    @Path("/anonymise")
    @Transactional
    @RolesAllowed("surveys:write")
    @RequestBody(required = false, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AnonymisationOrder.class)))
    @APIResponse(responseCode = "202", description = "It has begun, or was running already; how far it is shows at the address in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AnonymisationView.class)))
    @Operation(operationId = "anonymiseSurvey", summary = "Make all responses of a closed survey anonymous, for good", description = "Contacts, subjects, external ids, notes and histories go, and so do texts in own words unless they are kept; times become days, ids become others. What was measured stays, and so do scores. If-Match carries the ETag of the survey. What comes in later stays as it is until this is called again.")
    public RestResponse<AnonymisationView> anonymise(@PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, AnonymisationOrder order) {
        Survey survey = surveys.named(id);
        Changed.check(ifMatch, survey.revision());
        Anonymisation job = jobs.runningOf(id).orElseGet(() -> {
            Anonymisation begun = new Anonymisation(survey,
                    (order == null ? AnonymisationOrder.USUAL : order).comments(), tenant.caller(), Instant.now());
            jobs.persistAndFlush(begun);
            return begun;
        });
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, AnonymisationView.of(job))
                .header(HttpHeaders.LOCATION, "/api/v1/surveys/" + id + "/anonymisation").build();
    }

    @GET
    @Path("/anonymisation")
    @RolesAllowed("surveys:read")
    @Operation(operationId = "getAnonymisation", summary = "Read how far a survey has been made anonymous")
    public AnonymisationView get(@PathParam("id") UUID id) {
        return AnonymisationView.of(jobs.latestOf(surveys.named(id).id()));
    }
}
