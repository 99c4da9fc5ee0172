package cx.touchstone.survey.template;

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
class SurveyTemplates {

    private static final List<String> KEYS = List.of("nps", "csat", "ces", "empathy", "post-purchase", "post-support",
            "onboarding", "cancellation", "employee-engagement", "demographic-profile");

    @Inject
    ObjectMapper json;

    private final Map<String, SurveyTemplate> byKey = new LinkedHashMap<>();

    @PostConstruct
    void read() throws IOException {
        for (String key : KEYS) {
            try (InputStream file = SurveyTemplates.class.getResourceAsStream("/survey-templates/" + key + ".json")) {
                byKey.put(key, json.readValue(file, SurveyTemplate.class));
            }
        }
    }

    List<SurveyTemplate> all() {
        return List.copyOf(byKey.values());
    }

    SurveyTemplate keyed(String key) {
        SurveyTemplate template = byKey.get(key);
        if (template == null) {
            throw new TemplateIsUnknown();
        }
        return template;
    }
}
