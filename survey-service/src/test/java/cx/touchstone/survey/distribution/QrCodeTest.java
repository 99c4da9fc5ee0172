package cx.touchstone.survey.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

class QrCodeTest {

    private static final String ADDRESS = "https://cx.example.com/s/25HrfRmiRcCkEn6A3vPvGs5t4DUN";

    @ParameterizedTest
    @CsvSource({ "L, 0", "M, 4", "Q, 1", "H, 40" })
    void what_is_drawn_reads_as_the_address(ErrorCorrectionLevel level, int margin) throws Exception {
        String svg = QrCode.svg(ADDRESS, level, margin);
        assertTrue(svg.contains("<title id=\"title\">QR code: " + ADDRESS + "</title>"));
        assertTrue(svg.contains("role=\"img\" aria-labelledby=\"title\""));
        var read = new Decoder().decode(modules(svg, margin));
        assertEquals(ADDRESS, read.getText());
        assertEquals(level.name(), read.getECLevel());
    }

    /** The drawing's modules, without the margin. */
    static BitMatrix modules(String svg, int margin) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
        assertTrue(box.find());
        BitMatrix modules = new BitMatrix(Integer.parseInt(box.group(1)) - 2 * margin);
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg).results().forEach(run -> modules.setRegion(
                Integer.parseInt(run.group(1)) - margin, Integer.parseInt(run.group(2)) - margin,
                Integer.parseInt(run.group(3)), 1));
        return modules;
    }
}
