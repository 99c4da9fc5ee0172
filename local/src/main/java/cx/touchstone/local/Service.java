package cx.touchstone.local;

import java.util.Set;

/** The services, in the order in which they start. */
public enum Service {
    SCORING("scoring-service", 3, Set.of("gateway", "journey-service", "survey-service")),
    JOURNEY("journey-service", 1, Set.of("gateway")),
    SURVEY("survey-service", 2, Set.of("gateway", "journey-service")),
    GATEWAY("gateway", 0, Set.of("journey-service", "survey-service", "scoring-service"));

    /** How many ports in a row the platform needs: two for each service and one for the database. */
    static final int PORTS = 9;
    static final int DATABASE_PORT = 4;
    private static final int FIRST_MANAGEMENT_PORT = 5;

    private final String label;
    private final int portOffset;
    private final Set<String> callers;

    Service(String label, int portOffset, Set<String> callers) {
        this.label = label;
        this.portOffset = portOffset;
        this.callers = callers;
    }

    /** As everybody calls it. */
    public String label() {
        return label;
    }

    int port(int first) {
        return first + portOffset;
    }

    /** Where it tells how it is. */
    int managementPort(int first) {
        return first + FIRST_MANAGEMENT_PORT + portOffset;
    }

    /** Who may call it with an internal token. */
    Set<String> callers() {
        return callers;
    }

}
