package cx.touchstone.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** A kustomization, as far as ours go. */
record Kustomization(String apiVersion, String kind, String namespace, List<JsonNode> labels, List<String> resources,
        List<JsonNode> replicas, List<JsonNode> images, List<Generator> configMapGenerator, List<JsonNode> patches) {

    static final String FILE = "kustomization.yaml";

    /** A ConfigMap made of files. */
    record Generator(String name, String behavior, List<String> envs, List<String> files) {

        private Stream<String> sources() {
            return Stream.of(envs, files).filter(named -> named != null).flatMap(List::stream);
        }
    }

    static Kustomization in(Path folder) {
        return StrictYaml.read(read(folder.resolve(FILE)), Kustomization.class);
    }

    /** What is wrong with the files of a folder: named but not there, or there but not named. */
    static List<String> faults(Path folder) {
        Kustomization kustomization = in(folder);
        List<String> faults = new ArrayList<>();
        Set<String> named = new HashSet<>(kustomization.resources() == null ? List.of() : kustomization.resources());
        kustomization.generators().forEach(generator -> generator.sources().forEach(named::add));
        for (String name : new TreeSet<>(named)) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(Files.isDirectory(file) ? file.resolve(FILE) : file)) {
                faults.add(name + " is named but not there");
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).filter(name -> !name.equals(FILE) && !named.contains(name))
                    .sorted().forEach(name -> faults.add(name + " is there but not named"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private List<Generator> generators() {
        return configMapGenerator == null ? List.of() : configMapGenerator;
    }

    /** The resources in the files of the folder, those of other folders left out. */
    static Manifests resources(Path folder) {
        Kustomization kustomization = in(folder);
        return new Manifests(
                kustomization.resources().stream().map(folder::resolve).filter(Files::isRegularFile)
                        .flatMap(file -> StrictYaml.resources(read(file)).stream()).toList(),
                kustomization.generators().stream().filter(generator -> generator.envs() != null).collect(
                        Collectors.toMap(Generator::name, generator -> settings(folder, generator.envs()))));
    }

    private static Map<String, String> settings(Path folder, List<String> files) {
        return files.stream().flatMap(file -> read(folder.resolve(file)).lines()).filter(line -> !line.isBlank())
                .map(line -> line.split("=", 2)).collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
