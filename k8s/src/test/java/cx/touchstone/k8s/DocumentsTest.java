package cx.touchstone.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Whoever runs the platform reads these pages instead of the code. */
class DocumentsTest {

    private static final Path HOUSE = Path.of("..");
    private static final String OPERATIONS = Kustomization.read(HOUSE.resolve("docs/operations.md"));
    private static final Pattern GROUP = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
    private static final Pattern METRIC = Pattern.compile("(touchstone|agroal)_[a-z_]+");
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)(?:#[^)]*)?\\)");

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void every_variable_that_a_service_reads_is_explained() {
        List<String> missing = ServiceSettings.ofAll().values().stream().flatMap(own -> own.variables().keySet().stream())
                .distinct().filter(variable -> !OPERATIONS.contains("`" + variable + "`")).sorted().toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void every_group_of_settings_is_explained() throws IOException {
        List<String> groups = Stream.concat(Stream.of("service-kit"), ServiceSettings.ofAll().keySet().stream())
                .map(module -> HOUSE.resolve(module).resolve("src/main/java")).flatMap(DocumentsTest::groups).toList();
        assertFalse(groups.isEmpty());
        List<String> missing = groups.stream().filter(group -> !OPERATIONS.contains("`" + group + ".")
                && !OPERATIONS.contains("`" + group.replace("touchstone.", "").toUpperCase() + "_")).toList();
        assertEquals(List.of(), missing);
    }

    private static Stream<String> groups(Path sources) {
        try {
            return files(sources, ".java").stream().map(Kustomization::read)
                    .flatMap(code -> GROUP.matcher(code).results().map(found -> found.group(1)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void every_metric_that_alerts_ask_for_is_explained() {
        Set<String> asked = METRIC.matcher(Kustomization.read(Path.of("monitoring/rules.yaml"))).results()
                .map(found -> found.group().replaceFirst("_seconds_(count|bucket)$", "_seconds")).collect(Collectors.toSet());
        assertTrue(asked.size() > 5, asked.toString());
        List<String> missing = asked.stream().filter(metric -> !OPERATIONS.contains("`" + metric + "`")).toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void every_link_leads_to_a_file() throws IOException {
        List<Path> pages = Stream.concat(files(HOUSE.resolve("docs"), ".md").stream(), Stream.of(Path.of("README.md")))
                .toList();
        for (Path page : pages) {
            LINK.matcher(Kustomization.read(page)).results().map(link -> link.group(1))
                    .forEach(link -> assertTrue(Files.exists(page.resolveSibling(link)), page + " names " + link));
        }
    }

    @Test
    void every_decision_is_listed() throws IOException {
        String list = Kustomization.read(HOUSE.resolve("docs/README.md"));
        List<String> missing = files(HOUSE.resolve("docs/decisions"), ".md").stream()
                .map(file -> "decisions/" + file.getFileName()).filter(file -> !list.contains("(" + file + ")")).toList();
        assertEquals(List.of(), missing);
    }
}
