package cx.touchstone.journey.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What somebody else's program reads in a document.
 *
 * @param pages text of each
 * @param typefaces names of those that it carries in itself
 * @param missing names of those that it does not
 */
public record Printed(String title, String language, List<String> pages, List<String> bookmarks, Set<String> typefaces,
        Set<String> missing) {

    public static Printed of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            Set<String> typefaces = new TreeSet<>();
            Set<String> missing = new TreeSet<>();
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            for (PDPage page : document.getPages()) {
                reader.setStartPage(pages.size() + 1);
                reader.setEndPage(pages.size() + 1);
                pages.add(reader.getText(document));
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    (font.isEmbedded() ? typefaces : missing).add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
                }
            }
            List<String> bookmarks = new ArrayList<>();
            PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
            if (outline != null) {
                outline.children().forEach(item -> bookmarks.add(item.getTitle()));
            }
            return new Printed(document.getDocumentInformation().getTitle(), document.getDocumentCatalog().getLanguage(),
                    pages, bookmarks, typefaces, missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything, in words that are separated by single spaces, wherever lines end. */
    public String text() {
        return String.join(" ", pages).replaceAll("\\s+", " ");
    }
}
