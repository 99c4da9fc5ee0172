package cx.touchstone.survey.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresCluster;
import cx.touchstone.survey.checking.DraftRules;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Text;
import cx.touchstone.survey.questionnaire.Written;

/** Surveys of the time when a text was in one language and named none. */
class OldDraftsTest {

    @Test
    void their_texts_became_english_and_everything_else_stayed() throws SQLException {
        try (PostgresCluster cluster = PostgresCluster.temporary()) {
            PostgresCluster.Access access = cluster.database("service", "plain", "owner");
            migrate(access, "2");
            try (Connection connection = cluster.connect("service"); Statement statement = connection.createStatement()) {
                statement.execute(
                        """
                                insert into survey (tenant_id, id, name, status, draft, published, revision, created_at, changed_at)
                                values ('t', gen_random_uuid(), 'Old', 'OPEN', '{"questions": [
                                  {"key": "recommend", "type": "nps", "text": "Would you?", "required": true, "metric": "nps", "scale": 10},
                                  {"key": "why", "type": "single-choice", "text": "Why?", "required": false, "options": [
                                    {"key": "b", "text": "B"}, {"key": "a", "text": "A"}]}]}', 1, 0, now(), now()),
                                ('t', gen_random_uuid(), 'Empty', 'DRAFT', '{"questions": []}', 0, 0, now(), now());
                                insert into survey_version (tenant_id, id, survey_id, number, name, questionnaire, published_at)
                                select tenant_id, gen_random_uuid(), id, 1, name, draft, now() from survey""");
            }
            migrate(access, "3");
            for (String column : List.of("draft from survey", "questionnaire from survey_version")) {
                Questionnaire old = read(cluster, column, "Old");
                assertEquals(List.of(), DraftRules.contradictions(old));
                assertEquals("en", old.language());
                assertEquals(
                        List.of(Text.of("en", "Would you?"), Text.of("en", "Why?"), Text.of("en", "B"), Text.of("en", "A")),
                        old.texts().map(Map.Entry::getValue).toList());
                assertTrue(old.questions().getFirst().needsAnswer() && !old.questions().getLast().needsAnswer());
                assertTrue(read(cluster, column, "Empty").isEmpty());
            }
        }
    }

    private static void migrate(PostgresCluster.Access access, String version) {
        FluentConfiguration flyway = Flyway.configure().dataSource(access.url(), access.owner(), access.ownerPassword())
                .placeholders(Map.of("app", access.user())).target(version);
        flyway.load().migrate();
    }

    private static Questionnaire read(PostgresCluster cluster, String column, String name) throws SQLException {
        try (Connection connection = cluster.connect("service");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + column + " where name = '" + name + "'")) {
            assertTrue(row.next());
            return Written.questionnaire(row.getString(1));
        }
    }
}
