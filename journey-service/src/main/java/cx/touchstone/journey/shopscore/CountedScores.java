package cx.touchstone.journey.shopscore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.agroal.api.AgroalDataSource;

/** Notes at observations whether scoring counts their scores, so that whoever reads them sees it. */
@ApplicationScoped
class CountedScores {

    private static final Logger LOG = Logger.getLogger(CountedScores.class);

    @Inject
    AgroalDataSource database;

    /**
     * What scoring said of a score.
     *
     * @param why it is not counted; null when it is
     */
    record Answer(ShopScore score, String why) {
    }

    /** Of an observation that was corrected since, nothing is noted: its newer score is under way. */
    void note(String tenant, List<Answer> answers) {
        try (Connection connection = database.getConnection(); PreparedStatement note = connection.prepareStatement("""
                update audit_observation o set not_counted = answer.why
                from unnest(?, ?, ?) as answer (id, told, why)
                where o.tenant_id = ? and o.id = answer.id and o.told = answer.told
                    and o.not_counted is distinct from answer.why""")) {
            note.setArray(1, connection.createArrayOf("uuid", column(answers, answer -> answer.score().observation())));
            note.setArray(2, connection.createArrayOf("int4", column(answers, answer -> answer.score().told())));
            note.setArray(3, connection.createArrayOf("text", column(answers, Answer::why)));
            note.setString(4, tenant);
            note.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        answers.stream().filter(answer -> answer.why() != null).forEach(answer -> LOG.warnf(
                "observation %s of tenant %s is not counted: %s", answer.score().observation(), tenant, answer.why()));
    }

    private static Object[] column(List<Answer> answers, Function<Answer, Object> value) {
        return answers.stream().map(value).toArray();
    }
}
