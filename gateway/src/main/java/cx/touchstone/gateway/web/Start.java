package cx.touchstone.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/** Who comes to the door without a path wants to know what there is: the page that shows the API. */
@ApplicationScoped
class Start {

    void open(@Observes Router router) {
        router.get("/").handler(at -> at.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, "/api/v1/docs/").end());
    }
}
