package cx.touchstone.survey.widget;

import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.smallrye.common.annotation.NonBlocking;

/** Serves the widget's script, and the page that shows it at work. */
@Singleton
@Path("/widget")
public class WidgetResource {

    /** Websites name no version, so a browser asks again after an hour; the tag spares it the transfer. */
    private static final String HOUR = "public, max-age=3600, must-revalidate";
    private static final String DEMO_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Map<String, Served> files;

    private record Served(WidgetFile file, String type) {
    }

    @PostConstruct
    void read() {
        files = Map.of("touchstone.js", new Served(WidgetFile.script(), "text/javascript"),
                "demo", served("demo.html", "text/html"), "demo.js", served("demo.js", "text/javascript"),
                "demo.css", served("demo.css", "text/css"));
    }

    private static Served served(String name, String type) {
        return new Served(WidgetFile.of(WidgetFile.read(name)), type);
    }

    @GET
    @Path("/{file}")
    @NonBlocking
    @RolesAllowed("public")
    @Operation(operationId = "getWidgetFile", summary = "Read a file of the widget", hidden = true)
    public RestResponse<String> file(@PathParam("file") String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        Served served = files.get(name);
        if (served == null) {
            throw new NotFoundException();
        }
        boolean isKnown = known != null && (known.contains(served.file().tag()) || known.equals("*"));
        var answer = isKnown ? ResponseBuilder.<String> create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(served.file().content()).header(HttpHeaders.CONTENT_TYPE,
                        served.type() + ";charset=UTF-8");
        if (name.equals("demo")) {
            answer.header("Content-Security-Policy", DEMO_POLICY).header("Referrer-Policy", "no-referrer");
        }
        return answer.header(HttpHeaders.ETAG, served.file().tag()).header(HttpHeaders.CACHE_CONTROL, HOUR)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).header("X-Content-Type-Options", "nosniff").build();
    }
}
