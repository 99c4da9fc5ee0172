package cx.touchstone.gateway.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.http.HttpClientOptions;

/**
 * Whom the gateway takes for a service where the address of one is https: who shows a certificate for the name in the address,
 * from one of those whom {@code quarkus.tls.neighbours} trusts, or else the machine.
 */
@ApplicationScoped
public class Trust {

    private static final String NEIGHBOURS = "neighbours";

    @Inject
    TlsConfigurationRegistry registry;

    private TlsConfiguration neighbours() {
        return registry.get(NEIGHBOURS).orElseThrow();
    }

    /** @return the same options, for connections to services, whether these are https or not */
    public HttpClientOptions in(HttpClientOptions options) {
        TlsConfigUtils.configure(options, neighbours());
        return options.setSsl(false).setVerifyHost(true); // each address says itself whether it is
    }

    /**
     * A client of a service that the gateway asks something itself.
     *
     * @param at one of its addresses
     * @param connect how long connecting may take
     * @param read how long it may say nothing
     */
    public <C> C client(Class<C> client, URI at, Duration connect, Duration read) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(at).tlsConfiguration(neighbours())
                .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS).readTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
                .build(client);
    }
}
