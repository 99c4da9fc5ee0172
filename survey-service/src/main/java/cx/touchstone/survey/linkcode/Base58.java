package cx.touchstone.survey.linkcode;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * 20 bytes as 28 letters and digits that are not taken for each other when a code is read aloud or typed: Bitcoin's alphabet,
 * without 0, O, I and l. Always 28, the first ones {@code 1} (zero) if need be, so that every number has one spelling only.
 */
final class Base58 {

    static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    static final int BYTES = 20;
    static final int LENGTH = 28;
    private static final int BASE = 58;
    private static final byte[] DIGITS = new byte[128];

    static {
        Arrays.fill(DIGITS, (byte) -1);
        for (int i = 0; i < BASE; i++) {
            DIGITS[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private Base58() {
    }

    /** @param bytes 20 of them */
    static String encode(byte[] bytes) {
        int[] words = new int[BYTES / Integer.BYTES];
        ByteBuffer.wrap(bytes, 0, BYTES).asIntBuffer().get(words);
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            long rest = 0;
            for (int w = 0; w < words.length; w++) {
                long part = rest << Integer.SIZE | Integer.toUnsignedLong(words[w]);
                words[w] = (int) (part / BASE);
                rest = part % BASE;
            }
            text[i] = ALPHABET.charAt((int) rest);
        }
        return new String(text);
    }

    /** The 20 bytes, or null when the text is not what {@link #encode} writes. */
    static byte[] decode(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        int[] words = new int[BYTES / Integer.BYTES];
        for (int i = 0; i < LENGTH; i++) {
            char letter = text.charAt(i);
            long carry = letter < DIGITS.length ? DIGITS[letter] : -1;
            if (carry < 0) {
                return null;
            }
            for (int w = words.length - 1; w >= 0; w--) {
                carry += Integer.toUnsignedLong(words[w]) * BASE;
                words[w] = (int) carry;
                carry >>>= Integer.SIZE;
            }
            if (carry != 0) {
                return null; // 28 letters can say a little more than 20 bytes can hold
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }
}
