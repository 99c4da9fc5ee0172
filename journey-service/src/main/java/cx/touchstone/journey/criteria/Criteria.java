package cx.touchstone.journey.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import cx.touchstone.journey.criteria.Judgement.SectionScore;
import cx.touchstone.journey.formula.ChecklistScore;
import cx.touchstone.journey.formula.ChecklistScore.Judged;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** All that one version of a checklist asks. Never changes. */
@RegisterForReflection
public record Criteria(List<Section> sections) {

    /** What cannot be together, with pointers into the sections. */
    public List<Fault> contradictions() {
        List<Fault> faults = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Set<String> itemKeys = new HashSet<>();
        for (int s = 0; s < sections.size(); s++) {
            Section section = sections.get(s);
            if (!keys.add(section.key())) {
                faults.add(new Fault("/sections/" + s + "/key", "duplicate-key",
                        "There is a section " + section.key() + " above."));
            }
            for (int i = 0; i < section.items().size(); i++) {
                Item item = section.items().get(i);
                String at = "/sections/" + s + "/items/" + i;
                if (!itemKeys.add(item.key())) {
                    faults.add(new Fault(at + "/key", "duplicate-key", "There is an item " + item.key() + " above."));
                }
                if (item.passesBeyondItsPoints()) {
                    faults.add(new Fault(at + "/passAt", "range", "Nobody gets more than " + item.points() + " points."));
                }
            }
        }
        return faults;
    }

    public int itemCount() {
        return sections.stream().mapToInt(section -> section.items().size()).sum();
    }

    /**
     * Adds up what was seen.
     *
     * @param answers by key of item
     * @throws Refusal.Invalid when items are not answered, answered twice, not asked, or got more points than there are
     */
    public Judgement judge(Map<String, Answer> answers) {
        List<Fault> faults = faults(answers);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        List<List<Judged>> judged = sections.stream()
                .map(section -> section.items().stream().map(item -> item.judged(answers.get(item.key()))).toList()).toList();
        List<SectionScore> scores = new ArrayList<>();
        for (int s = 0; s < sections.size(); s++) {
            scores.add(new SectionScore(sections.get(s).key(), sections.get(s).name(),
                    value(ChecklistScore.ofCategory(judged.get(s))), ChecklistScore.isForfeited(judged.get(s))));
        }
        return new Judgement(value(ChecklistScore.of(judged)), scores);
    }

    private List<Fault> faults(Map<String, Answer> answers) {
        List<Fault> faults = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        sections.stream().flatMap(section -> section.items().stream()).forEach(item -> {
            asked.add(item.key());
            String at = "/answers/" + item.key();
            Answer answer = answers.get(item.key());
            if (answer == null) {
                faults.add(new Fault(at, "unanswered", "The checklist asks for " + item.key() + "."));
            } else if (!answer.saysOneThing()) {
                faults.add(new Fault(at, "one-of", "An answer has either points or notApplicable."));
            } else if (answer.points() != null && answer.points().compareTo(BigDecimal.valueOf(item.points())) > 0) {
                faults.add(new Fault(at + "/points", "out-of-scale", item.key() + " gets 0 to " + item.points() + " points."));
            }
        });
        answers.keySet().stream().filter(key -> !asked.contains(key)).sorted()
                .forEach(key -> faults
                        .add(new Fault("/answers/" + key, "unknown-item", "The checklist does not ask for " + key + ".")));
        return faults;
    }

    private static Double value(OptionalDouble score) {
        return score.isPresent() ? score.getAsDouble() : null;
    }
}
