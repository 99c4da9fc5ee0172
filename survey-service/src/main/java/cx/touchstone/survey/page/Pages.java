package cx.touchstone.survey.page;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Problems;
import cx.touchstone.survey.asked.Languages;
import cx.touchstone.survey.wording.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/** Writes pages, with the headers that keep them to themselves. */
final class Pages {

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance survey(Frame frame, SurveyPage page);

        static native TemplateInstance thanks(Frame frame, Thanks thanks);

        static native TemplateInstance notice(Frame frame, Notice notice);
    }

    private Pages() {
    }

    /** A step; 400 when something on it is to be corrected. */
    static RestResponse<String> survey(SurveyPage page) {
        Frame frame = page.frame();
        return answer(page.wrong().isEmpty() ? 200 : 400, frame, Templates.survey(frame, page)).build();
    }

    static RestResponse<String> thanks(Visitor visitor, Thanks thanks) {
        Frame frame = Frame.of(visitor, thanks.title() + " – " + visitor.view().title());
        return answer(200, frame, Templates.thanks(frame, thanks)).build();
    }

    /** Why a visitor cannot answer. */
    static RestResponse<String> notice(Throwable failure, Visitor visitor, Again again, RoutingContext at) {
        var problem = new Problems().anything(failure, at);
        Notice notice = Notice.of(problem.getEntity().code(), visitor.wording(), passes(problem, at) ? again : null);
        return notice(problem, Frame.of(visitor, notice.title()), notice);
    }

    /** Why somebody cannot answer whose survey is not known. */
    static RestResponse<String> notice(Throwable failure, List<String> wanted, Again again, RoutingContext at) {
        var problem = new Problems().anything(failure, at);
        return notice(problem, Wording.of(wanted), passes(problem, at) ? again : null);
    }

    /** Why a request could not even be read. */
    static RestResponse<String> unreadable(RestResponse<Problems.Problem> problem, RoutingContext at) {
        return notice(problem, Wording.of(Languages.wanted(at.request().getParam(SurveyPage.LANGUAGE), null, null,
                at.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))), null);
    }

    private static RestResponse<String> notice(RestResponse<Problems.Problem> problem, Wording wording, Again again) {
        Notice notice = Notice.of(problem.getEntity().code(), wording, again);
        return notice(problem, Frame.of(wording.language(), notice.title()), notice);
    }

    /** Whether the same may be taken later. */
    private static boolean passes(RestResponse<Problems.Problem> problem, RoutingContext at) {
        return problem.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)
                || at.response().headers().contains(HttpHeaders.RETRY_AFTER);
    }

    private static RestResponse<String> notice(RestResponse<Problems.Problem> problem, Frame frame, Notice notice) {
        // A form that was sent already, with other answers: for people a conflict like any other.
        int status = problem.getStatus() == 422 ? 409 : problem.getStatus();
        var answer = answer(status, frame, Templates.notice(frame, notice));
        Object retry = problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return retry == null ? answer.build() : answer.header(HttpHeaders.RETRY_AFTER, retry).build();
    }

    private static ResponseBuilder<String> answer(int status, Frame frame, TemplateInstance page) {
        return ResponseBuilder.<String> create(status).entity(page.render())
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, frame.language())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Content-Security-Policy", frame.policy())
                .header("Referrer-Policy", "no-referrer").header("X-Content-Type-Options", "nosniff");
    }
}
