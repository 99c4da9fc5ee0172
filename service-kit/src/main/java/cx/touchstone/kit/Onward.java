package cx.touchstone.kit;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.MDC;

import cx.touchstone.kit.watch.TraceContext;

/** Tells every neighbour that is called for which request that is, and where in its trace. */
@Provider
public class Onward implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext call) {
        if (MDC.get(RequestGuard.KEY) instanceof String request) {
            call.getHeaders().putSingle(RequestGuard.HEADER, request);
        }
        TraceContext at = TraceContext.current();
        if (at != null) {
            call.getHeaders().putSingle(TraceContext.HEADER, at.header());
        }
    }
}
