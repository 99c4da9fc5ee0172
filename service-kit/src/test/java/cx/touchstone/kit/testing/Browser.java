package cx.touchstone.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/**
 * A window of the Chromium that is installed on this machine, with nothing remembered from others. One browser serves all tests
 * of
 * a run; like them it does one thing at a time. Where there is none, the tests that need it are left out, unless {@code CI} is
 * set.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** The width that WCAG 2.2 asks pages to fit into without scrolling sideways (1.4.10), in CSS pixels. */
    public static final int NARROW = 320;

    private static com.microsoft.playwright.Browser running;

    private final BrowserContext context;
    private final Page page;

    private Browser(NewContextOptions options) {
        this.context = running().newContext(options);
        this.context.setDefaultTimeout(15_000);
        this.page = context.newPage();
    }

    /** A window; options say its size, language, whether scripts run and which headers it sends. */
    public static Browser window(Consumer<NewContextOptions> options) {
        NewContextOptions chosen = new NewContextOptions();
        options.accept(chosen);
        return new Browser(chosen);
    }

    /** Where the browser goes, clicks and reads. */
    public Page page() {
        return page;
    }

    /** No rule of axe finds a fault in what is shown now; needs scripts to run. */
    public void isAccessible() {
        List<String> findings = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                .toList();
        assertEquals(List.of(), findings, page.url());
    }

    /** Nothing that is shown now needs scrolling sideways; needs scripts to run. */
    public void fitsItsWidth() {
        Object wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertTrue(((Number) wide).intValue() <= 0, "too wide by " + wide);
    }

    /** Keeps what is shown now, the whole page, for people to look at. */
    public void keepScreenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }

    private static synchronized com.microsoft.playwright.Browser running() {
        if (running == null) {
            running = launch(installed());
        }
        return running;
    }

    private static com.microsoft.playwright.Browser launch(Path chromium) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        // Root, as on build machines, may run it only without its sandbox.
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    private static Path installed() {
        Optional<Path> found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
        String missing = "needs a browser: install one of " + NAMES;
        if (found.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError(missing);
        }
        Assumptions.assumeTrue(found.isPresent(), missing);
        return found.get();
    }
}
