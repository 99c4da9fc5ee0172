package cx.touchstone.survey.export;

import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;

import cx.touchstone.kit.Refusal;

/** The forms in which responses are taken out. */
enum ExportFormat {
    // The first is what a caller gets who takes anything: it leaves nothing out.
    NDJSON("application", "x-ndjson"),
    CSV("text", "csv");

    private final MediaType type;

    ExportFormat(String type, String subtype) {
        this.type = new MediaType(type, subtype, "UTF-8");
    }

    MediaType type() {
        return type;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one that is named; if none is, the one that is accepted first.
     *
     * @param accepted best first
     */
    static ExportFormat of(String name, List<MediaType> accepted) {
        if (name != null) {
            return List.of(values()).stream().filter(format -> format.extension().equals(name)).findFirst()
                    .orElseThrow(() -> new Refusal.Invalid("format", "invalid", "format must be csv or ndjson."));
        }
        return accepted.stream()
                .flatMap(wanted -> List.of(values()).stream().filter(format -> format.type.isCompatible(wanted)))
                .findFirst().orElseThrow(NotAcceptableException::new);
    }
}
