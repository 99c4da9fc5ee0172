package cx.touchstone.journey.persona;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** Personas that come along with a document from elsewhere. */
@ApplicationScoped
public class BringPersonas {

    @Inject
    Personas personas;
    @Inject
    TellOfPersonas neighbours;

    /** The personas as a document describes them, in this order. */
    public List<PersonaDraft> described(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Persona> byId = personas.list("id in ?1", ids).stream()
                .collect(Collectors.toMap(persona -> persona.id, Function.identity()));
        return ids.stream().map(byId::get).map(PersonaDraft::of).toList();
    }

    /**
     * Those that there are already under their name, and new ones for the others.
     *
     * @return their ids, in this order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> bring(List<PersonaDraft> drafts) {
        List<Fault> faults = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            PersonaDraft draft = drafts.get(i);
            String at = "/personas/" + i;
            Persona.contradictions(draft.conditions())
                    .forEach(fault -> faults.add(new Fault(at + fault.pointer(), fault.code(), fault.detail())));
            if (!faults.isEmpty()) {
                continue;
            }
            Persona there = personas.find("name", draft.name()).firstResult();
            if (there == null) {
                there = draft.toPersona(Instant.now());
                personas.persistAndFlush(there);
                neighbours.tell(PersonaMessage.of(there));
            } else if (!draft.means(there)) {
                faults.add(new Fault(at + "/name", "other-persona",
                        "There is a persona of this name that means others."));
            }
            ids.add(there.id);
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return ids;
    }
}
