package cx.touchstone.gateway.overview;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import cx.touchstone.kit.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** journey-service, as far as overviews need it. */
@RegisterRestClient(baseUri = "http://localhost:8081")
@RegisterProvider(Declined.Answers.class)
@Path("/api/v1/journeys/{id}")
public interface JourneyClient {

    /** @param latestVersion null while nothing is published */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Journey(UUID id, Integer latestVersion) {
    }

    @GET
    Journey journey(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id);

    @GET
    @Path("/versions/{version}")
    OverviewMap version(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id,
            @PathParam("version") int version);

    /** The map as a picture (SVG). */
    @GET
    @Path("/map")
    @Produces("image/svg+xml")
    String picture(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id,
            @QueryParam("version") int version, @QueryParam("scores") boolean scores, @QueryParam("locale") String locale);
}
