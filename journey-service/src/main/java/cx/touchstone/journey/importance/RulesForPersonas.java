package cx.touchstone.journey.importance;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.journey.persona.PersonaUse;

/** Importance rules that hold of journeys for a persona. */
@ApplicationScoped
class RulesForPersonas implements PersonaUse {

    @Inject
    AllImportanceRules all;

    @Override
    public List<Reference> of(UUID persona) {
        return all.current().rules().stream()
                .filter(rule -> rule.when().personas() != null && rule.when().personas().contains(persona))
                .map(rule -> new Reference("/api/v1/importance-rules", rule.name())).toList();
    }
}
