package cx.touchstone.kit.deed;

import java.util.List;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The gateway, as far as its audit log needs it. No retry here: the outbox comes again by itself. */
@RegisterRestClient(configKey = "gateway")
@RegisterProvider(Declined.Answers.class)
@Path("/internal/deeds")
public interface DeedLog {

    /** Deeds as the outbox keeps them. */
    @RegisterForReflection
    record Batch(List<JsonNode> deeds) {
    }

    @POST
    @Timeout(15_000)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 1_000, skipOn = Declined.class)
    void take(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Batch batch);
}
