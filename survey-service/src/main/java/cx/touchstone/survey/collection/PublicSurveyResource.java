package cx.touchstone.survey.collection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.survey.asked.RespondentView;
import cx.touchstone.survey.submission.RespondentFields;
import cx.touchstone.survey.submission.SubmittedResponse;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** What respondents see of a survey and hand in, without a login. Never blocks: many answer at once. */
@Path("/api/v1/public/surveys/{link}")
@Tag(name = "Respondents", description = "Reading and answering a survey behind a link, without a login.")
public class PublicSurveyResource {

    @Inject
    Reception reception;

    @GET
    @NonBlocking
    @RolesAllowed("public")
    @Operation(operationId = "getAskedSurvey", summary = "Read the questions behind a link", description = "In the language asked for, else the one that the link is for, else the one that the browser prefers, else the survey's own.")
    public Uni<RespondentView> questions(@PathParam("link") String link,
            @Parameter(description = "Language to read in (BCP 47).") @QueryParam("language") String language,
            @Parameter(description = "key:value, repeatable: attributes that will be sent with the answers, so that conditions and texts go by them. What link and contact say comes first.", example = "boardingArea:E") @QueryParam("attribute") List<String> attributes,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage, @Context RoutingContext at) {
        Map<String, String> own = RespondentFields.attributes(attributes);
        return Uni.createFrom().completionStage(() -> reception.visit(link, at.request()))
                .chain(visit -> reception.questions(visit, language, acceptLanguage, own));
    }

    @POST
    @Path("/responses")
    @NonBlocking
    @RolesAllowed("public")
    @Operation(operationId = "submitResponse", summary = "Answer a survey", description = "Answered when the response is durable. Every wrong answer is named.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SubmittedResponse.class)))
    @APIResponse(responseCode = "201", description = "The response is kept.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReceiptView.class)))
    public CompletionStage<RestResponse<ReceiptView>> submit(@PathParam("link") String link, JsonNode body,
            @Context RoutingContext at) {
        String key = Idempotency.key(at);
        return reception.submit(link, at.request(), body, key).thenApply(taken -> {
            var answer = ResponseBuilder.create(RestResponse.Status.CREATED, ReceiptView.of(taken));
            return taken.receipt().replayed() ? answer.header(Idempotency.REPLAYED, "true").build() : answer.build();
        });
    }
}
