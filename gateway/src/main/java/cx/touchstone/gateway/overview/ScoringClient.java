package cx.touchstone.gateway.overview;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import cx.touchstone.kit.Declined;

/** scoring-service, as far as overviews need it. */
@RegisterRestClient(baseUri = "http://localhost:8083")
@RegisterProvider(Declined.Answers.class)
@Path("/api/v1/journey-scores")
public interface ScoringClient {

    /** What the latest version of a journey reaches. */
    @GET
    @Path("/{id}")
    OverviewScores scores(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id);
}
