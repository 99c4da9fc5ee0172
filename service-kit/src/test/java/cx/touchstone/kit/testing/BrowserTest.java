package cx.touchstone.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class BrowserTest {

    private static final String GOOD = """
            <!doctype html><html lang="en"><title>Good</title><main><h1>Good</h1><p>Well said.</p></main></html>""";

    @Test
    void it_shows_pages_and_keeps_pictures_of_them() {
        try (Browser browser = Browser.window(window -> window.setViewportSize(Browser.NARROW, 600))) {
            browser.page().setContent(GOOD);
            assertEquals("Good", browser.page().title());
            browser.isAccessible();
            browser.fitsItsWidth();
            browser.keepScreenshot("good");
        }
        assertTrue(Files.exists(Path.of("target", "screenshots", "good.png")));
    }

    @Test
    void it_finds_what_is_not_accessible_and_what_is_too_wide() {
        try (Browser browser = Browser.window(window -> window.setViewportSize(Browser.NARROW, 600))) {
            browser.page().setContent(GOOD.replace("<p>", "<p style='width: 500px'><img src='data:,'>"));
            assertThrows(AssertionError.class, browser::isAccessible);
            assertThrows(AssertionError.class, browser::fitsItsWidth);
        }
    }

    @Test
    void it_can_do_without_scripts() {
        try (Browser browser = Browser.window(window -> window.setJavaScriptEnabled(false))) {
            browser.page().setContent(GOOD + "<noscript><p id=without>No scripts</p></noscript>");
            assertTrue(browser.page().locator("#without").isVisible());
        }
    }
}
