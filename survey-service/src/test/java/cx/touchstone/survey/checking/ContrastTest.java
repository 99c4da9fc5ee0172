package cx.touchstone.survey.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastTest {

    /** From the definition in WCAG 2.2; #767676 is the lightest grey that is readable on white, #949494 for large text. */
    @ParameterizedTest
    @CsvSource({ "#000000, #ffffff, 21.00", "#ffffff, #ffffff, 1.00", "#767676, #FFFFFF, 4.54", "#777777, #ffffff, 4.48",
            "#949494, #ffffff, 3.03", "#ff0000, #ffffff, 4.00", "#00ff00, #ffffff, 1.37", "#0000ff, #ffffff, 8.59",
            "#ffff00, #ffffff, 1.07", "#ff0000, #000000, 5.25", "#1d4ed8, #ffffff, 6.70" })
    void two_colours(String one, String other, double ratio) {
        assertEquals(ratio, Contrast.ratio(one, other), 0.005);
        assertEquals(ratio, Contrast.ratio(other, one), 0.005);
    }

    @Test
    void what_is_read_on_a_colour_is_readable() {
        assertEquals("#ffffff", Contrast.readableOn("#1d4ed8"));
        assertEquals("#000000", Contrast.readableOn("#facc15"));
        for (int colour = 0; colour <= 0xFFFFFF; colour += 257) {
            String background = String.format("#%06x", colour);
            assertEquals(true, Contrast.ratio(Contrast.readableOn(background), background) >= Contrast.TEXT, background);
        }
    }
}
