package cx.touchstone.local;

import java.util.Map;

/** A PostgreSQL that somebody else runs, whose administrator may create databases and roles. */
public record ElsewhereDatabase(String host, int port, String admin, String password) {

    /** From {@code DATABASE_HOST}, {@code _PORT}, {@code _ADMIN}, {@code _ADMIN_PASSWORD}; null when no host is set. */
    static ElsewhereDatabase of(Map<String, String> environment) {
        String host = environment.get("DATABASE_HOST");
        if (host == null || host.isBlank()) {
            return null;
        }
        String port = environment.getOrDefault("DATABASE_PORT", "5432");
        if (!port.matches("\\d{1,5}")) {
            throw new CannotStart("DATABASE_PORT is \"" + port + "\", which is no port.");
        }
        return new ElsewhereDatabase(host, Integer.parseInt(port), environment.getOrDefault("DATABASE_ADMIN", "postgres"),
                environment.getOrDefault("DATABASE_ADMIN_PASSWORD", ""));
    }
}
