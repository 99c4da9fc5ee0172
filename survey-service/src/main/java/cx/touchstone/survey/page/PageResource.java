package cx.touchstone.survey.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.asked.Languages;
import cx.touchstone.survey.asked.RespondentViews;
import cx.touchstone.survey.collection.Reception;
import cx.touchstone.survey.form.PostedForm;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The survey behind a link as a page. Reading it changes nothing, whoever reads: mail scanners open every link. */
@Path("/s/{link}")
@Produces(MediaType.TEXT_HTML)
public class PageResource {

    @Inject
    Reception reception;
    @Inject
    RespondentViews views;
    @Inject
    Steps steps;

    @GET
    @NonBlocking
    @RolesAllowed("public")
    @Operation(hidden = true) // for people
    public Uni<RestResponse<String>> show(@PathParam("link") String link, @QueryParam("language") String language,
            @QueryParam(SurveyPage.ANSWER) String answer, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Context RoutingContext at) {
        return visit(link, language, JsonNodeFactory.instance.objectNode(), acceptLanguage,
                Again.reading(link, language, answer), at,
                visitor -> reception.questions(visitor.visit(), visitor.language(), null, Map.of())
                        .map(view -> steps.first(new Visitor(link, visitor.visit(), view), answer)));
    }

    @POST
    @NonBlocking
    @RolesAllowed("public")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> step(@PathParam("link") String link, PostedForm form,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage, @Context RoutingContext at) {
        String language = Stream.of(form.one(SurveyPage.LANGUAGE), form.one(SurveyPage.READ_IN))
                .filter(tag -> !tag.isEmpty()).findFirst().orElse(null);
        return visit(link, language, version(form), acceptLanguage, Again.sending(link, form), at,
                visitor -> steps.next(visitor, form));
    }

    /** What could not be read as a form. */
    @ServerExceptionMapper
    public RestResponse<String> unreadable(Refusal refusal, RoutingContext at) {
        return LargeForms.page(refusal, at);
    }

    /** Whatever goes wrong is said on a page that looks like the survey, as far as there is one. */
    private Uni<RestResponse<String>> visit(String link, String language, JsonNode version, String acceptLanguage,
            Again again, RoutingContext at, Function<Visitor, Uni<RestResponse<String>>> answer) {
        return Uni.createFrom().completionStage(() -> reception.visit(link, at.request()))
                .chain(visit -> Uni.createFrom().completionStage(reception.inVersion(visit, version))).map(visit -> {
                    List<String> wanted = Languages.wanted(language, visit.linkLanguage(), visit.contactLanguage(),
                            acceptLanguage);
                    return new Visitor(link, visit,
                            views.of(visit, visit.survey().questionnaire().languageFor(wanted), Map.of()));
                })
                .chain(visitor -> Uni.createFrom().deferred(() -> answer.apply(visitor)).onFailure()
                        .recoverWithItem(failure -> Pages.notice(failure, visitor, again, at)))
                .onFailure().recoverWithItem(
                        failure -> Pages.notice(failure, Languages.wanted(language, null, null, acceptLanguage), again, at));
    }

    /** The version whose questions were on the form, as a submission names it. */
    private static JsonNode version(PostedForm form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String version = form.one(SurveyPage.VERSION);
        return version.matches("\\d{1,9}") ? body.put("surveyVersion", Integer.parseInt(version)) : body;
    }
}
