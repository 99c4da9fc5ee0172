package cx.touchstone.kit;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * A neighbour does not take a call (4xx). It is there and well, so circuit breakers do not count it: a client registers
 * {@link Answers} as a provider, and its breakers skip this.
 */
public final class Declined extends WebApplicationException {

    private Declined(Response answer) {
        super(answer);
    }

    /** Makes this of every such answer. */
    public static final class Answers implements ResponseExceptionMapper<Declined> {

        @Override
        public boolean handles(int status, MultivaluedMap<String, Object> headers) {
            return status >= 400 && status < 500;
        }

        @Override
        public Declined toThrowable(Response answer) {
            return new Declined(answer);
        }
    }
}
