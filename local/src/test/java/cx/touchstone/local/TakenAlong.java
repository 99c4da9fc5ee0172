package cx.touchstone.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The export of a tenant, as somebody reads it who knows only its description.
 *
 * @param parts what is in each file
 * @param manifest null when the file ended before it
 */
record TakenAlong(Map<String, byte[]> parts, JsonNode manifest) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TakenAlong of(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        JsonNode manifest = null;
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (entry.getName().equals("manifest.json")) {
                    manifest = JSON.readTree(from.readAllBytes());
                } else {
                    parts.put(entry.getName(), from.readAllBytes());
                }
            }
        }
        return new TakenAlong(parts, manifest);
    }

    /** Whether every part is there and what the manifest says, and every line an object. */
    boolean isWhole() throws IOException {
        if (manifest == null || manifest.path("parts").size() != parts.size()) {
            return false;
        }
        for (JsonNode part : manifest.path("parts")) {
            byte[] bytes = parts.get(part.path("name").asText());
            if (bytes == null || bytes.length != part.path("bytes").asLong()
                    || !sha256(bytes).equals(part.path("sha256").asText()) || lines(bytes) != part.path("rows").asLong()) {
                return false;
            }
        }
        return true;
    }

    /** How many rows are in each part: {@code survey-service/response}. */
    Map<String, Long> rows() throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            rows.put(part.getKey().replace(".ndjson", ""), lines(part.getValue()));
        }
        return rows;
    }

    /** Whether a text stands in any part. */
    boolean holds(String text) {
        return parts.values().stream().anyMatch(part -> new String(part, StandardCharsets.UTF_8).contains(text));
    }

    private static long lines(byte[] part) throws IOException {
        long lines = 0;
        for (String line : new String(part, StandardCharsets.UTF_8).lines().toList()) {
            lines += JSON.readTree(line).isObject() ? 1 : 0;
        }
        return lines;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
