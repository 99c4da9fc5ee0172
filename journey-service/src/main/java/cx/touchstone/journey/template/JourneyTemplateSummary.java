package cx.touchstone.journey.template;

/** A template as lists show it: without the journey. */
public record JourneyTemplateSummary(String key, String name, String description, int stageCount, int touchpointCount) {

    static JourneyTemplateSummary of(JourneyTemplate template) {
        var stages = template.journey().stages();
        return new JourneyTemplateSummary(template.key(), template.journey().name(), template.description(), stages.size(),
                stages.stream().mapToInt(stage -> stage.touchpoints().size()).sum());
    }
}
