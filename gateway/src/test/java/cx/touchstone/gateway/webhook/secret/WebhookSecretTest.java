package cx.touchstone.gateway.webhook.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    private static final String ONE = "1:b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtb24";
    private static final String TWO = "2:YW5vdGhlci1mb3ItdGVzdHMtb25seS1hbm90aGVyLWY";
    private static final UUID WEBHOOK = UUID.randomUUID();

    /** The worked example of the specification of Standard Webhooks 1.0.0. */
    @Test
    void a_message_is_signed_as_the_specification_shows() {
        WebhookSecret secret = new WebhookSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)));
        assertEquals("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", secret.text());
    }

    @Test
    void no_two_secrets_are_the_same() {
        assertNotEquals(WebhookSecret.next().text(), WebhookSecret.next().text());
        assertEquals(50, WebhookSecret.next().text().length());
    }

    @Test
    void what_is_locked_is_opened_for_its_own_webhook_alone() {
        Safe safe = safe(ONE);
        WebhookSecret secret = WebhookSecret.next();
        byte[] kept = safe.lock(secret, "a", WEBHOOK);
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1)
                .contains(new String(secret.bytes(), StandardCharsets.ISO_8859_1)));
        assertArrayEquals(secret.bytes(), safe.unlock(kept, "a", WEBHOOK).bytes());
        assertThrows(IllegalStateException.class, () -> safe.unlock(kept, "b", WEBHOOK));
        assertThrows(IllegalStateException.class, () -> safe.unlock(kept, "a", UUID.randomUUID()));
        kept[kept.length - 1] ^= 1;
        assertThrows(IllegalStateException.class, () -> safe.unlock(kept, "a", WEBHOOK));
    }

    @Test
    void a_new_key_locks_and_the_old_one_still_opens() {
        WebhookSecret secret = WebhookSecret.next();
        byte[] before = safe(ONE).lock(secret, "a", WEBHOOK);
        Safe both = safe(ONE + "," + TWO);
        assertEquals(secret.text(), both.unlock(before, "a", WEBHOOK).text());
        byte[] after = both.lock(secret, "a", WEBHOOK);
        assertEquals(secret.text(), safe(TWO).unlock(after, "a", WEBHOOK).text());
        assertThrows(IllegalStateException.class, () -> safe(TWO).unlock(before, "a", WEBHOOK));
    }

    @Test
    void keys_that_are_none_are_refused_without_being_told() {
        for (String wrong : new String[] { "1", "1:short", "x:" + ONE.substring(2), "200:" + ONE.substring(2),
                ONE + "," + ONE }) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> SafeKeys.of(wrong));
            assertTrue(refused.getMessage().startsWith("WEBHOOK_KEYS must be"));
            assertFalse(refused.getMessage().contains(ONE.substring(2)));
        }
    }

    @Test
    void without_a_key_there_are_no_webhooks() {
        assertThrows(WebhooksAreOff.class, safe("")::mustBeThere);
    }

    private static Safe safe(String keys) {
        Safe safe = new Safe();
        safe.settings = () -> Optional.of(keys);
        safe.open(null);
        return safe;
    }
}
