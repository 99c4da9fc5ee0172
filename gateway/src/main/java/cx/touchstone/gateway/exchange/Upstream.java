package cx.touchstone.gateway.exchange;

import java.net.URI;
import java.time.Duration;

import io.vertx.core.http.RequestOptions;

/**
 * One of the addresses under which a service is reached.
 *
 * @param origin scheme, host and port
 * @param options how to ask there
 * @param breaker leaves it alone when it fails
 */
public record Upstream(String origin, RequestOptions options, Breaker breaker) {

    /** @param wait how long for a free connection */
    public static Upstream of(URI url, Duration wait, Breaker breaker) {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        return new Upstream(url.getScheme() + "://" + url.getRawAuthority(),
                new RequestOptions().setHost(url.getHost()).setPort(port).setSsl(secure).setConnectTimeout(wait.toMillis()),
                breaker);
    }
}
