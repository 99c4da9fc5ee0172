package cx.touchstone.survey.page;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.RequestGuard;
import cx.touchstone.survey.form.PostedForm;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Says on a page what {@link RequestGuard} would say in JSON, or the body's reader in no words: that the answers are longer
 * than
 * is taken.
 */
@ApplicationScoped
class LargeForms {

    /** More was sent than a survey can ask. */
    static final class FormIsTooLarge extends Refusal {
        FormIsTooLarge() {
            super(Kind.TOO_LARGE, "too-large", "The form is larger than this address takes.");
        }
    }

    /** Reads a form as far as it may go. */
    @Provider
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public static class Reader implements MessageBodyReader<PostedForm> {

        @Inject
        RequestGuard.Limits limits;

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == PostedForm.class;
        }

        @Override
        public PostedForm readFrom(Class<PostedForm> type, Type generic, Annotation[] annotations, MediaType media,
                MultivaluedMap<String, String> headers, InputStream body) throws IOException {
            int most = Math.toIntExact(limits.limit().asLongValue());
            byte[] form = body.readNBytes(most + 1);
            if (form.length > most) {
                throw new FormIsTooLarge();
            }
            return PostedForm.read(new String(form, StandardCharsets.UTF_8));
        }
    }

    @Inject
    RequestGuard.Limits limits;

    void register(@Observes Filters filters) {
        filters.register(this::refuse, 1001); // just before RequestGuard
        filters.register(LargeForms::unlimited, 0); // behind its limit, which would end the answer without a word
    }

    private static void unlimited(RoutingContext at) {
        if (isForm(at)) {
            at.put(RequestGuard.BODY_LIMIT, Long.MAX_VALUE);
        }
        at.next();
    }

    private static boolean isForm(RoutingContext at) {
        return at.request().path().startsWith("/s/");
    }

    private void refuse(RoutingContext at) {
        String length = at.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (!isForm(at) || length == null || !length.matches("\\d{1,18}")
                || Long.parseLong(length) <= limits.limit().asLongValue()) {
            at.next();
            return;
        }
        RestResponse<String> page = page(new FormIsTooLarge(), at);
        page.getHeaders().forEach((name, values) -> at.response().putHeader(name, String.valueOf(values.getFirst())));
        at.response().setStatusCode(page.getStatus()).end(page.getEntity());
    }

    /** What is said of a body whose rest is not read: the connection cannot be used again. */
    static RestResponse<String> page(Refusal refusal, RoutingContext at) {
        if (refusal.kind() == Refusal.Kind.TOO_LARGE) {
            at.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return Pages.unreadable(new Problems().refusal(refusal, at), at);
    }
}
