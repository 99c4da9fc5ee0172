package cx.touchstone.k8s;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a service reads from its environment, as its properties files say.
 *
 * @param variables with their defaults
 * @param port that it listens on unless told
 * @param managementPort where it tells how it is, unless told
 * @param shutdown how long it may take to finish
 */
record ServiceSettings(Map<String, String> variables, int port, int managementPort, Duration shutdown) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^${}]*))?");
    private static final Path HOUSE = Path.of("..");

    /** Of every module that is a service. */
    static Map<String, ServiceSettings> ofAll() {
        String common = Kustomization
                .read(HOUSE.resolve("service-kit/src/main/resources/META-INF/microprofile-config.properties"));
        Map<String, ServiceSettings> all = new TreeMap<>();
        for (String service : new String[] { "gateway", "journey-service", "survey-service", "scoring-service" }) {
            Path file = HOUSE.resolve(service).resolve("src/main/resources/application.properties");
            if (Files.exists(file)) {
                all.put(service, of(common + "\n" + Kustomization.read(file)));
            }
        }
        return all;
    }

    static ServiceSettings of(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = new TreeMap<>();
        properties.values().forEach(value -> VARIABLE.matcher(value.toString()).results()
                .forEach(found -> variables.put(found.group(1), found.group(2) == null ? "" : found.group(2))));
        return new ServiceSettings(variables, Integer.parseInt(variables.get("HTTP_PORT")),
                Integer.parseInt(variables.get("MANAGEMENT_PORT")),
                Duration.parse("PT" + properties.getProperty("quarkus.shutdown.timeout")));
    }
}
