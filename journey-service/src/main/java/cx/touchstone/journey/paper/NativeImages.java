package cx.touchstone.journey.paper;

import java.io.OutputStream;
import java.util.Map;

import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FopGlyphProcessor;
import org.openpdf.text.pdf.codec.BrotliFilter;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/**
 * In a native image everything is linked beforehand: what the library would do with others that are not there, and is not asked
 * to do, it cannot do there.
 */
final class NativeImages {

    private NativeImages() {
    }

    /** Apache FOP puts glyphs together. */
    @TargetClass(FopGlyphProcessor.class)
    static final class WithoutFop {

        @Substitute
        public static byte[] convertToBytesWithGlyphs(BaseFont font, String text, String file, Map<Integer, int[]> glyphs,
                String language) {
            throw new UnsupportedOperationException("FOP");
        }
    }

    /** Documents are compressed in the way that every reader knows. */
    @TargetClass(BrotliFilter.class)
    static final class WithoutBrotli {

        @Substitute
        public static OutputStream encoder(OutputStream out) {
            throw new UnsupportedOperationException("Brotli");
        }

        @Substitute
        public static byte[] encode(byte[] plain) {
            throw new UnsupportedOperationException("Brotli");
        }

        @Substitute
        public static byte[] decode(byte[] compressed) {
            throw new UnsupportedOperationException("Brotli");
        }
    }
}
