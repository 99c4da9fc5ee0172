package cx.touchstone.kit.deed;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.kit.Idempotency;

/**
 * Has the transaction of a call noted: of several methods that share it by the outermost, which knows what the caller is told.
 */
@Interceptor
@Transactional
// Inside the transaction, outside of what answers a repeated call.
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 1)
public class NoteDeeds {

    @Inject
    Deeds deeds;

    @AroundInvoke
    Object noted(InvocationContext call) throws Exception {
        boolean outermost = deeds.isCall() && deeds.isFirst();
        Object answer = call.proceed();
        if (outermost) {
            var told = answer instanceof RestResponse<?> response ? response : null;
            if (told == null || told.getHeaderString(Idempotency.REPLAYED) == null) {
                deeds.noteAtEnd(told == null ? null : told.getHeaderString("Location"));
            }
        }
        return answer;
    }
}
