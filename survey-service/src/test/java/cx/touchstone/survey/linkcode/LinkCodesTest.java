package cx.touchstone.survey.linkcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCodesTest {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final LinkCodes CODES = codes("7:" + key(7));

    private static LinkCodes codes(String keys) {
        return new LinkCodes(LinkKeys.of(keys));
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) seed);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    @ParameterizedTest
    @EnumSource(LinkKind.class)
    void a_code_says_what_was_written(LinkKind kind) {
        LinkCode minted = CODES.mint(kind, NEW_YEAR);
        LinkCode read = CODES.read(CODES.write(minted));
        assertEquals(minted, read);
        assertEquals(kind, read.kind());
        assertEquals(7, read.keyId());
        assertEquals(NEW_YEAR, read.expiresAt());
        assertNull(CODES.read(CODES.write(CODES.mint(kind, null))).expiresAt());
    }

    @Test
    void a_code_has_28_letters_and_digits_that_are_not_taken_for_each_other() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(CODES.write(CODES.mint(LinkKind.OPEN, null)).matches("[1-9A-HJ-NP-Za-km-z]{28}"));
        }
        assertNotEquals(CODES.mint(LinkKind.OPEN, null).id(), CODES.mint(LinkKind.OPEN, null).id());
    }

    @ParameterizedTest
    @EnumSource(LinkKind.class)
    void a_code_with_any_character_changed_to_any_other_is_refused(LinkKind kind) {
        String code = CODES.write(CODES.mint(kind, NEW_YEAR));
        for (int place = 0; place < code.length(); place++) {
            for (char other = 0; other < 0x180; other++) {
                if (other != code.charAt(place)) {
                    refuses(CODES, code.substring(0, place) + other + code.substring(place + 1));
                }
            }
        }
    }

    @Test
    void a_code_that_was_cut_extended_or_shuffled_is_refused() {
        String code = CODES.write(CODES.mint(LinkKind.OPEN, null));
        refuses(CODES, "");
        IntStream.range(0, code.length()).forEach(length -> refuses(CODES, code.substring(0, length)));
        refuses(CODES, code + "1");
        refuses(CODES, "1" + code);
        refuses(CODES, new StringBuilder(code).reverse().toString());
        refuses(CODES, "1".repeat(28));
        refuses(CODES, "z".repeat(28)); // more than 20 bytes can hold
    }

    @Test
    void a_number_has_one_spelling_only() {
        byte[] all = new byte[Base58.BYTES];
        for (int value : new int[] { 0x00, 0x01, 0x7F, 0x80, 0xFF }) {
            java.util.Arrays.fill(all, (byte) value);
            String text = Base58.encode(all);
            assertEquals(Base58.LENGTH, text.length());
            assertEquals(text, Base58.encode(Base58.decode(text)));
        }
        String largest = Base58.encode(all);
        char last = largest.charAt(27);
        char next = Base58.ALPHABET.charAt(Base58.ALPHABET.indexOf(last) + 1);
        assertNull(Base58.decode(largest.substring(0, 27) + next), "2^160 would be zero if it were let through");
    }

    @ParameterizedTest
    @CsvSource({ "2027-01-01T00:00:00Z, 2027-01-01T00:00:00Z", "2027-01-01T00:00:00.001Z, 2027-01-01T01:00:00Z",
            "2026-12-31T23:00:01Z, 2027-01-01T00:00:00Z", "2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z" })
    void an_end_is_rounded_up_to_the_hour(Instant asked, Instant given) {
        assertEquals(given, CODES.mint(LinkKind.OPEN, asked).expiresAt());
    }

    @Test
    void an_expired_code_is_told_apart_from_a_wrong_one() {
        LinkCode code = CODES.read(CODES.write(CODES.mint(LinkKind.OPEN, NEW_YEAR)));
        assertEquals(code, code.mustBeCurrent(NEW_YEAR.minusMillis(1)));
        assertEquals("link-expired", assertThrows(LinkIsExpired.class, () -> code.mustBeCurrent(NEW_YEAR)).code());
        assertFalse(CODES.mint(LinkKind.OPEN, null).isExpired(Instant.MAX));
    }

    @Test
    void while_keys_are_replaced_old_codes_stay_good_and_new_ones_are_signed_by_the_last_key() {
        LinkCode first = CODES.mint(LinkKind.PERSONAL, null);
        String old = CODES.write(first);
        LinkCodes both = codes("7:" + key(7) + ", 63:" + key(8));
        assertEquals(first, both.read(old));
        assertEquals(old, both.write(first), "an address that was given once stays the same");
        assertEquals(63, both.mint(LinkKind.OPEN, null).keyId());
        LinkCodes without = codes("63:" + key(8));
        refuses(without, old);
        assertEquals(first.id(), without.read(without.write(first)).id(), "what is shown always works");
    }

    @Test
    void another_key_under_the_same_id_signs_nothing_of_ours() {
        refuses(codes("7:" + key(9)), CODES.write(CODES.mint(LinkKind.OPEN, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "1", "1:", "1:short", "64:K", "-1:K", "x:K", "K", "1:K,", "1:K,1:K", "1:KK", "1:K;2:K" })
    void keys_of_another_form_are_refused_without_telling_them(String form) {
        String text = form.replace("K", key(5));
        String message = assertThrows(IllegalArgumentException.class, () -> LinkKeys.of(text)).getMessage();
        assertTrue(message.contains("LINK_KEYS"));
        assertFalse(message.contains(key(5)));
    }

    private static void refuses(LinkCodes codes, String code) {
        assertEquals("link-invalid", assertThrows(LinkIsInvalid.class, () -> codes.read(code), code).code());
    }
}
