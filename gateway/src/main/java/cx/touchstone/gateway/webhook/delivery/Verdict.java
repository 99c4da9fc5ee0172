package cx.touchstone.gateway.webhook.delivery;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import cx.touchstone.gateway.outside.Courier.Answer;
import cx.touchstone.gateway.outside.Unreachable;

/**
 * What came of an attempt.
 *
 * @param answered the receiver's status; null if there was no answer
 * @param fault in one word, nothing of our own network in it; null if it was taken
 * @param excerpt beginning of what the receiver said to a refusal, or null
 * @param notBefore what the receiver asks to be spared; zero if it does not
 */
record Verdict(Integer answered, String fault, String excerpt, Duration notBefore) {

    private static final int GONE = 410;

    static Verdict of(Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Verdict(status, null, null, Duration.ZERO);
        }
        return new Verdict(status, status >= 300 && status < 400 ? "redirected" : "refused",
                answer.beginning().isEmpty() ? null : answer.beginning(), seconds(answer.retryAfter()));
    }

    static Verdict of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String fault = switch (cause) {
            case Unreachable unreachable -> unreachable.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case TimeoutException late -> "timeout";
            case ConnectException away -> "no-connection";
            case SSLException insecure -> "tls";
            default -> "broken-off";
        };
        return new Verdict(null, fault, null, Duration.ZERO);
    }

    boolean isTaken() {
        return fault == null;
    }

    boolean isGone() {
        return answered != null && answered == GONE;
    }

    /** A date instead of seconds is not worth the trouble. */
    private static Duration seconds(String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : Duration.ZERO;
    }
}
