package cx.touchstone.journey.paper;

import java.util.LinkedHashMap;
import java.util.Map;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands on every page, and which page a heading stands on: known only when it is written, and shown before. */
final class Pages extends PdfPageEventHelper {

    private static final float BELOW = 24;
    private static final float NUMBER_WIDTH = 40;
    private static final float NUMBER_HEIGHT = 14;

    private final Typeface typeface;
    private final String foot;
    private final Map<String, PdfTemplate> numbers = new LinkedHashMap<>();
    private PdfTemplate total;

    Pages(Typeface typeface, String foot) {
        this.typeface = typeface;
        this.foot = foot;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(NUMBER_WIDTH, NUMBER_HEIGHT);
    }

    /** Leaves a place for the number of the page that a heading will stand on, up to {@code right}. */
    void reserve(PdfContentByte canvas, String heading, float right, float y) {
        PdfTemplate number = canvas.createTemplate(NUMBER_WIDTH, NUMBER_HEIGHT);
        numbers.put(heading, number);
        canvas.addTemplate(number, right - NUMBER_WIDTH, y);
    }

    /** A heading is written. */
    @Override
    public void onGenericTag(PdfWriter writer, Document document, Rectangle place, String heading) {
        new PdfOutline(writer.getRootOutline(), new PdfDestination(PdfDestination.XYZ, 0, place.getTop(), 0), heading);
        PdfTemplate number = numbers.remove(heading);
        if (number != null) {
            ColumnText.showTextAligned(number, Element.ALIGN_RIGHT,
                    new Phrase(String.valueOf(writer.getPageNumber()), typeface.usual), NUMBER_WIDTH, 2, 0);
        }
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        float y = document.bottom() - BELOW;
        canvas.saveState();
        canvas.setLineWidth(0.4f);
        canvas.moveTo(document.left(), y + 12);
        canvas.lineTo(document.right(), y + 12);
        canvas.stroke();
        canvas.restoreState();
        ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, new Phrase(foot, typeface.small), document.left(), y, 0,
                Typeface.direction(foot), 0);
        ColumnText.showTextAligned(canvas, Element.ALIGN_RIGHT,
                new Phrase("Page " + writer.getPageNumber() + " of", typeface.small), document.right() - 16, y, 0);
        canvas.addTemplate(total, document.right() - 13.5f, y - 2);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        // The next page, which will not be, is counted already.
        ColumnText.showTextAligned(total, Element.ALIGN_LEFT,
                new Phrase(String.valueOf(writer.getPageNumber() - 1), typeface.small), 0, 2, 0);
    }
}
