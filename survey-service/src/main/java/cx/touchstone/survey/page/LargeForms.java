package cx.touchstone.survey.page;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.RequestGuard;
import cx.touchstone.survey.asked.Languages;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Says on a page what {@link RequestGuard} would say in JSON: that the answers are longer than is taken. */
@ApplicationScoped
class LargeForms {

    /** More was sent than a survey can ask. */
    static final class FormIsTooLarge extends Refusal {
        FormIsTooLarge() {
            super(Kind.TOO_LARGE, "too-large", "The form is larger than this address takes.");
        }
    }

    @Inject
    RequestGuard.Limits limits;

    void register(@Observes Filters filters) {
        filters.register(this::refuse, 1001); // just before RequestGuard
    }

    private void refuse(RoutingContext at) {
        String length = at.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (!at.request().path().startsWith("/s/") || length == null || !length.matches("\\d{1,18}")
                || Long.parseLong(length) <= limits.limit().asLongValue()) {
            at.next();
            return;
        }
        List<String> wanted = Languages.wanted(at.request().getParam(SurveyPage.LANGUAGE), null, null,
                at.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        RestResponse<String> page = Pages.notice(new FormIsTooLarge(), wanted, at);
        page.getHeaders().forEach((name, values) -> at.response().putHeader(name, String.valueOf(values.getFirst())));
        // The rest of the body is not read: the connection cannot be used again.
        at.response().setStatusCode(page.getStatus()).putHeader("Connection", "close").end(page.getEntity());
    }
}
