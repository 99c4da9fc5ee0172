package cx.touchstone.journey.measured;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import cx.touchstone.kit.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** scoring-service, as far as audits need it. Reading may be repeated, but people wait: once only. */
@RegisterRestClient(configKey = "scoring")
@RegisterProvider(Declined.Answers.class)
@Path("/api/v1")
public interface ScoringClient {

    /** The most metrics of one question. */
    int MOST_METRICS = 100;

    /** What was asked for. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Scores(List<MeasuredScore> items) {
    }

    /** A metric, as far as it matters which way is better. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metric(String key, String direction) {
    }

    @GET
    @Path("/scores")
    @Timeout(10_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    Scores gaps(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("journey") UUID journey,
            @QueryParam("metric") List<String> metrics, @QueryParam("groupBy") String groupBy,
            @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    @GET
    @Path("/scores")
    @Timeout(10_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    Scores change(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("metric") String metric,
            @QueryParam("touchpoint") String touchpoint, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to,
            @QueryParam("compareFrom") LocalDate compareFrom, @QueryParam("compareTo") LocalDate compareTo);

    @GET
    @Path("/scores")
    @Timeout(10_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    Scores score(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("metric") String metric,
            @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    @GET
    @Path("/metrics/{key}")
    @Timeout(10_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    Metric metric(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("key") String key);
}
