package cx.touchstone.gateway.webhook.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.gateway.outside.Courier.Answer;

class PausesTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(8);

    @ParameterizedTest
    @CsvSource({ "1, PT5S", "2, PT20S", "3, PT80S", "4, PT5M20S", "5, PT21M20S", "6, PT1H25M20S", "7, PT5H41M20S", "8, PT8H",
            "9, PT8H", "1000, PT8H" })
    void each_pause_is_four_times_as_long_up_to_the_longest(int attempts, Duration usual) {
        assertEquals(usual, Pauses.after(attempts, FIRST, LONGEST, 0.5));
        assertEquals(usual.toMillis() * 3 / 4, Pauses.after(attempts, FIRST, LONGEST, 0).toMillis());
        assertTrue(Pauses.after(attempts, FIRST, LONGEST, 0.999).toMillis() < usual.toMillis() * 5 / 4);
    }

    @Test
    void over_three_days_there_are_sixteen_attempts() {
        Duration waited = Duration.ZERO;
        int attempts = 1;
        while (waited.compareTo(Duration.ofDays(3)) <= 0) {
            waited = waited.plus(Pauses.after(attempts++, FIRST, LONGEST, 0.5));
        }
        assertEquals(16, attempts - 1); // the next one would be too late
    }

    @ParameterizedTest
    @CsvSource({ "200, ", "204, ", "299, ", "301, redirected", "307, redirected", "400, refused", "410, refused",
            "500, refused", "199, refused" })
    void what_is_not_a_success_is_none(int status, String fault) {
        assertEquals(fault, Verdict.of(new Answer(status, null, "")).fault());
        assertEquals(status == 410, Verdict.of(new Answer(status, null, "")).isGone());
    }

    @Test
    void a_receiver_may_ask_to_be_spared() {
        assertEquals(Duration.ofSeconds(120), Verdict.of(new Answer(429, "120", "")).notBefore());
        assertEquals(Duration.ZERO, Verdict.of(new Answer(429, "Sun, 22 Nov 2026 10:00:00 GMT", "")).notBefore());
    }

    @Test
    void what_goes_wrong_on_the_way_has_a_name_that_tells_nothing_of_our_network() {
        assertEquals("timeout", Verdict.of(new CompletionException(new TimeoutException("10.1.2.3"))).fault());
        assertEquals("no-connection", Verdict.of(new ConnectException("10.1.2.3:443")).fault());
        assertEquals("tls", Verdict.of(new SSLHandshakeException("x")).fault());
        assertEquals("broken-off", Verdict.of(new IllegalArgumentException("x")).fault());
    }
}
