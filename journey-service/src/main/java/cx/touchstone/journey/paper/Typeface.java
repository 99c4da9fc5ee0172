package cx.touchstone.journey.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfWriter;

/**
 * What is written with: DejaVu Sans, which has Latin, Greek, Cyrillic, Hebrew and Arabic letters. Of it, a document carries the
 * letters that it uses.
 */
public final class Typeface {

    /** Stands for what the typeface has no glyph for. */
    private static final String UNKNOWN = "\uFFFD";
    private static final Set<Byte> RUNS = Set.of(Character.DIRECTIONALITY_LEFT_TO_RIGHT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    private static final float SIZE = 9;
    private static final float SMALL = 7.5f;
    private static final float IN_TABLE = 8;
    private static final float HEADING = 14;
    private static final float TITLE = 22;

    private final BaseFont letters;
    final Font usual;
    final Font strong;
    final Font small;
    final Font column;
    final Font entry;
    final Font heading;
    final Font title;

    private Typeface(BaseFont letters, BaseFont bold) {
        this.letters = letters;
        this.usual = new Font(letters, SIZE);
        this.strong = new Font(bold, SIZE);
        this.small = new Font(letters, SMALL);
        this.column = new Font(bold, IN_TABLE);
        this.entry = new Font(letters, IN_TABLE);
        this.heading = new Font(bold, HEADING);
        this.title = new Font(bold, TITLE);
    }

    /** Reads it, some 1.5 MB: once is enough. */
    public static Typeface load() {
        return new Typeface(read("DejaVuSans.ttf"), read("DejaVuSans-Bold.ttf"));
    }

    private static BaseFont read(String name) {
        try (InputStream file = Typeface.class.getResourceAsStream("/fonts/" + name)) {
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, file.readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BaseFont letters() {
        return letters;
    }

    /** A text as it can be written: what there is no glyph for is seen to be missing, rather than left out. */
    String written(String text) {
        StringBuilder written = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (letter == '\n' || letters.charExists(letter)) {
                written.appendCodePoint(letter);
            } else if (Character.isWhitespace(letter)) {
                written.append(' ');
            } else if (Character.getType(letter) != Character.FORMAT && !Character.isISOControl(letter)) {
                written.append(UNKNOWN);
            }
        });
        return written.toString();
    }

    /** Where the lines of a text begin: its first letter that runs either way says so. */
    static int direction(String text) {
        return text.codePoints().mapToObj(Character::getDirectionality).filter(RUNS::contains).findFirst()
                .filter(way -> way != Character.DIRECTIONALITY_LEFT_TO_RIGHT).isPresent() ? PdfWriter.RUN_DIRECTION_RTL
                        : PdfWriter.RUN_DIRECTION_LTR;
    }
}
