package cx.touchstone.survey.distribution;

import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code (ISO/IEC 18004) as an SVG drawing of any size: one unit for one module. */
final class QrCode {

    private QrCode() {
    }

    /**
     * @param address what it says: visible ASCII, as addresses are
     * @param level how much of it may be damaged: L 7 %, M 15 %, Q 25 %, H 30 %
     * @param margin white modules around it; readers expect four
     */
    static String svg(String address, ErrorCorrectionLevel level, int margin) {
        ByteMatrix modules = modules(address, level);
        int size = modules.getWidth() + 2 * margin;
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    dark.append('M').append(from + margin).append(' ').append(y + margin).append('h').append(x - from)
                            .append("v1h-").append(x - from).append('z');
                }
                x++;
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img" aria-labelledby="title" shape-rendering="crispEdges">
                <title id="title">QR code: %2$s</title>
                <rect width="%1$d" height="%1$d" fill="#fff"/>
                <path d="%3$s" fill="#000"/>
                </svg>
                """
                .formatted(size, address.replace("&", "&amp;").replace("<", "&lt;"), dark);
    }

    private static ByteMatrix modules(String address, ErrorCorrectionLevel level) {
        try {
            return Encoder.encode(address, level, Map.<EncodeHintType, Object> of()).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException(e); // longer than any address of ours
        }
    }
}
