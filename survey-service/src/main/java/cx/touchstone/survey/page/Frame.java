package cx.touchstone.survey.page;

import java.security.SecureRandom;
import java.util.Base64;

import cx.touchstone.survey.asked.Languages;
import cx.touchstone.survey.asked.RespondentView;
import cx.touchstone.survey.asked.RespondentView.AskedTheme;
import cx.touchstone.survey.checking.Contrast;
import cx.touchstone.survey.questionnaire.Theme;

/**
 * What is around every page.
 *
 * @param title of the window, which screen readers say first
 * @param nonce by which the browser knows the style that we wrote from any other
 */
public record Frame(String language, String title, String heading, AskedTheme theme, String nonce) {

    static Frame of(Visitor visitor, String title) {
        RespondentView view = visitor.view();
        return new Frame(view.language(), title, view.title(), view.theme(), random());
    }

    /** Of a page without a survey. */
    static Frame of(String language, String title) {
        Theme usual = Theme.USUAL;
        return new Frame(language, title, null,
                new AskedTheme(usual.accent(), usual.background(), usual.foreground(), null, null), random());
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String direction() {
        return Languages.isRightToLeft(language) ? "rtl" : "ltr";
    }

    /** The colour of texts on the accent. */
    public String onAccent() {
        return Contrast.readableOn(theme.accent());
    }

    /** Whether the browser's own parts, such as a calendar, are to be dark. */
    public String scheme() {
        return Contrast.readableOn(theme.background()).equals("#ffffff") ? "dark" : "light";
    }

    /** Nothing is loaded from anywhere, nothing runs, and nobody shows the page within his own. */
    String policy() {
        return "default-src 'none'; style-src 'nonce-" + nonce
                + "'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }
}
