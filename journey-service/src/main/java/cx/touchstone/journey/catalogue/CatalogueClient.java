package cx.touchstone.journey.catalogue;

import java.math.BigDecimal;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import cx.touchstone.journey.map.ScoreRange;
import cx.touchstone.kit.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** scoring-service, as far as its catalogue matters. People wait: not for long, and once only. */
@RegisterRestClient(configKey = "scoring")
@RegisterProvider(Declined.Answers.class)
@Path("/api/v1/metrics")
public interface CatalogueClient {

    /** The most metrics of one question. */
    int MOST = 100;

    /** Those that there are, by key. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metrics(List<Metric> items) {
    }

    /** A metric. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metric(String key, String direction, Aggregation aggregation, Range scores) {

        private static final String OF_ALL_CUSTOMERS = "customer-value";

        ScoreRange range() {
            return new ScoreRange(scores.low, scores.high, "lower-is-better".equals(direction));
        }

        /** Whether there is a score of it for each touchpoint. */
        public boolean isOfTouchpoints() {
            return !OF_ALL_CUSTOMERS.equals(aggregation.type);
        }
    }

    /** How its score is made. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Aggregation(String type) {
    }

    /** Lowest and highest score; each null when there is none. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Range(BigDecimal low, BigDecimal high) {
    }

    @GET
    @Timeout(2_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    Metrics named(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("key") List<String> keys,
            @QueryParam("limit") int limit);
}
