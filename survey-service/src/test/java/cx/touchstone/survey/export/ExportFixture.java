package cx.touchstone.survey.export;

/** A survey with an answer of every form. */
final class ExportFixture {

    static final String VISIT = """
            {"name": "Visit", "questions": [
              {"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}},
              {"key": "hello", "type": "statement", "text": {"en": "Hello"}},
              {"key": "ways", "type": "matrix", "scale": 5, "text": {"en": "How was"}, "rows": [
                {"key": "taxis", "text": {"en": "Taxis"}}, {"key": "buses", "text": {"en": "Buses"}}]},
              {"key": "purpose", "type": "single-choice", "other": true, "text": {"en": "Why do you travel?"},
               "options": [{"key": "business", "text": {"en": "Business"}}, {"key": "leisure", "text": {"en": "Leisure"}}]},
              {"key": "used", "type": "multiple-choice", "other": true, "text": {"en": "What did you use?"},
               "options": [{"key": "wifi", "text": {"en": "Wifi"}}, {"key": "lounge", "text": {"en": "Lounge"}}]},
              {"key": "order", "type": "ranking", "text": {"en": "Rank"},
               "options": [{"key": "a", "text": {"en": "A"}}, {"key": "b", "text": {"en": "B"}}]},
              {"key": "age", "type": "number", "decimals": 1, "text": {"en": "Age?"}},
              {"key": "solved", "type": "yes-no", "text": {"en": "Solved?"}},
              {"key": "when", "type": "date", "text": {"en": "When?"}},
              {"key": "reason", "type": "open-text", "text": {"en": "Why?"}}]}""";

    private ExportFixture() {
    }
}
