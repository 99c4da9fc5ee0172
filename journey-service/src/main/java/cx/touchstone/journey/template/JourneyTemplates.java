package cx.touchstone.journey.template;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

/** All templates, in the order in which they are offered. */
@ApplicationScoped
class JourneyTemplates {

    private static final List<String> KEYS = List.of("web-shop-purchase", "subscription-onboarding", "support-case",
            "renewal-and-cancellation", "delivery-and-returns", "airport-passenger");

    @Inject
    ObjectMapper json;

    private final Map<String, JourneyTemplate> byKey = new LinkedHashMap<>();

    @PostConstruct
    void read() throws IOException {
        for (String key : KEYS) {
            try (InputStream file = JourneyTemplates.class.getResourceAsStream("/journey-templates/" + key + ".json")) {
                byKey.put(key, json.readValue(file, JourneyTemplate.class));
            }
        }
    }

    List<JourneyTemplate> all() {
        return List.copyOf(byKey.values());
    }

    JourneyTemplate keyed(String key) {
        JourneyTemplate template = byKey.get(key);
        if (template == null) {
            throw new TemplateIsUnknown();
        }
        return template;
    }
}
