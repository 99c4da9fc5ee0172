package cx.touchstone.gateway.tenant.keeping;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import cx.touchstone.gateway.exchange.Trust;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.leaving.PurgeOrder;
import cx.touchstone.kit.leaving.PurgeState;

/** All services that keep something of tenants. Any replica of one will do; one that is away is passed over. */
@ApplicationScoped
public class KeepingServices {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Between two pieces of an answer. */
    private static final Duration READ = Duration.ofSeconds(30);

    /** Which they are: all behind the gateway, and none may be missing. */
    @ConfigProperty(name = "touchstone.keeping.services")
    List<String> names;
    @Inject
    Config config;
    @Inject
    InternalToken token;
    @Inject
    Trust trust;

    private final Map<URI, LeavingClient> clients = new ConcurrentHashMap<>();

    public List<String> names() {
        return names;
    }

    /** Has a service remove some of what it keeps of a tenant. */
    public PurgeState purge(String service, String tenant, UUID purge) {
        String bearer = token.bearer(tenant, service, Set.of("tenants:purge"));
        return ask(service, client -> client.purge(bearer, new PurgeOrder(purge)));
    }

    /** The names of all parts of an export. */
    public List<String> parts(String service, String tenant) {
        String bearer = token.bearer(tenant, service, Set.of("tenants:export"));
        return ask(service, client -> client.parts(bearer));
    }

    /** All that it keeps of a tenant, as an archive that is written as it is being read. */
    public InputStream export(String service, String tenant) {
        String bearer = token.bearer(tenant, service, Set.of("tenants:export"));
        return ask(service, client -> client.export(bearer));
    }

    private <T> T ask(String service, Function<LeavingClient, T> question) {
        ProcessingException away = null;
        for (URI address : config.getValues("touchstone.routing.services." + service + ".url", URI.class)) {
            try {
                return question.apply(clients.computeIfAbsent(address,
                        one -> trust.client(LeavingClient.class, one, CONNECT, READ)));
            } catch (WebApplicationException e) {
                throw new ServiceIsAway(service, "answered " + Outbox.statusOf(e));
            } catch (ProcessingException e) {
                away = e;
            }
        }
        throw new ServiceIsAway(service, "nobody answers (" + away.getMessage() + ")");
    }
}
