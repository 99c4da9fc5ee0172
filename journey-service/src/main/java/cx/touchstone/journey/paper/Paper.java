package cx.touchstone.journey.paper;

import java.io.OutputStream;
import java.util.List;

import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * One document, written from its beginning to its end; what is written is on its way out and not kept. Texts may run either
 * way. Not for several threads.
 */
public final class Paper implements AutoCloseable {

    private static final float MARGIN = 52;
    /** Least room below a heading, so that none stands alone at the foot of a page. */
    private static final float ROOM = 90;
    private static final float PADDING = 4;
    private static final float LINE = 1.35f;
    /** Numbers, days and names with hyphens stay in one piece where they can. */
    private static final SplitCharacter BETWEEN_WORDS = (start, current, end, letters, chunks) -> Character
            .isWhitespace(letters[current]);

    private final Typeface typeface;
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    private final PdfWriter writer;
    private final Pages pages;

    /**
     * @param language BCP 47 tag of the headings
     * @param foot stands on every page
     */
    public Paper(OutputStream out, Typeface typeface, String language, String title, String subject, String foot) {
        this.typeface = typeface;
        this.writer = PdfWriter.getInstance(document, out);
        this.pages = new Pages(typeface, typeface.written(foot));
        writer.setPageEvent(pages);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle | PdfWriter.PageModeUseOutlines);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language));
        document.addTitle(title);
        document.addSubject(subject);
        document.addCreator("Touchstone");
        document.open();
    }

    public void title(String text) {
        add(text, typeface.title, 0, 6);
    }

    public void text(String text) {
        add(text, typeface.usual, 0, 5);
    }

    public void strong(String text) {
        add(text, typeface.strong, 6, 3);
    }

    public void small(String text) {
        add(text, typeface.small, 0, 8);
    }

    /** Each with a dash. */
    public void list(List<String> items) {
        items.forEach(item -> add("– " + item, typeface.usual, 0, 2));
    }

    /** The headings to come, with the pages that they will stand on. */
    public void contents(List<String> headings) {
        add("Contents", typeface.strong, 14, 3);
        for (String heading : headings) {
            PdfPCell line = cell("", typeface.usual);
            line.setPadding(PADDING / 2);
            line.setPhrase(new Phrase(new Chunk(heading, typeface.usual).setLocalGoto(heading)));
            line.setCellEvent((cell, place, canvases) -> pages.reserve(canvases[PdfPTable.TEXTCANVAS], heading,
                    place.getRight() - PADDING, place.getBottom()));
            add(line, 0, 0);
        }
    }

    /** Begins a part; on a new page when there is little room left. */
    public void heading(String text) {
        if (writer.getVerticalPosition(true) < document.bottom() + ROOM) {
            document.newPage();
        }
        PdfPCell heading = cell("", typeface.heading);
        heading.setPaddingLeft(0);
        heading.setPhrase(new Phrase(new Chunk(text, typeface.heading).setLocalDestination(text).setGenericTag(text)));
        add(heading, 16, 4);
    }

    public void table(Table table) {
        float[] shares = new float[table.columns().size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = table.columns().get(i).share();
        }
        PdfPTable rows = new PdfPTable(shares);
        rows.setWidthPercentage(100);
        rows.setSpacingBefore(4);
        rows.setSpacingAfter(6);
        rows.setHeaderRows(1);
        table.columns().forEach(column -> rows.addCell(cell(column, column.name(), typeface.column)));
        for (List<String> row : table.rows()) {
            for (int i = 0; i < shares.length; i++) {
                rows.addCell(cell(table.columns().get(i), row.get(i), typeface.entry));
            }
        }
        document.add(rows);
    }

    private PdfPCell cell(Table.Column column, String text, Font font) {
        PdfPCell cell = cell(text, font);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(font == typeface.column ? 0.8f : 0.3f);
        if (column.number()) {
            cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        }
        return cell;
    }

    private PdfPCell cell(String text, Font font) {
        String written = typeface.written(text);
        PdfPCell cell = new PdfPCell(new Phrase(new Chunk(written, font).setSplitCharacter(BETWEEN_WORDS)));
        cell.setRunDirection(Typeface.direction(written));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(PADDING);
        cell.setLeading(0, LINE);
        return cell;
    }

    private void add(String text, Font font, float before, float after) {
        PdfPCell cell = cell(text, font);
        cell.setPaddingLeft(0);
        cell.setPaddingRight(0);
        add(cell, before, after);
    }

    /** Only cells know that texts run either way. */
    private void add(PdfPCell cell, float before, float after) {
        PdfPTable whole = new PdfPTable(1);
        whole.setWidthPercentage(100);
        whole.setSpacingBefore(before);
        whole.setSpacingAfter(after);
        whole.addCell(cell);
        document.add(whole);
    }

    @Override
    public void close() {
        document.close();
    }
}
