package cx.touchstone.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cx.touchstone.kit.testing.SigningKeys;

/** The key with which each service signs its calls, and for each service the key set of those that may call it. */
final class InternalKeys {

    private final Path folder;

    /** Keys live as long as one run: nothing outside of it trusts them. */
    InternalKeys(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Map<String, String> publicKeys = new HashMap<>();
        for (Service service : Service.values()) {
            publicKeys.put(service.label(), SigningKeys.make(service.label(), signingKey(service)));
        }
        for (Service service : Service.values()) {
            List<String> trusted = new ArrayList<>();
            service.callers().forEach(caller -> trusted.add(publicKeys.get(caller)));
            SigningKeys.trust(keySet(service), trusted);
        }
    }

    Path signingKey(Service service) {
        return folder.resolve(service.label() + ".pem");
    }

    Path keySet(Service service) {
        return folder.resolve(service.label() + ".callers.json");
    }
}
