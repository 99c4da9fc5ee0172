package cx.touchstone.survey.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.publishing.SurveyVersion;
import cx.touchstone.survey.publishing.SurveyVersions;
import cx.touchstone.survey.response.ResponseFilter;
import cx.touchstone.survey.response.ResponseQuery;
import cx.touchstone.survey.response.Responses;
import io.agroal.api.AgroalDataSource;

/**
 * Writes out the responses of a survey as they were at one moment, a page in memory at a time: a caller who reads slowly is
 * waited for. What fails on the way ends the connection, so that no file looks whole that is not.
 */
@ApplicationScoped
public class ExportResponses {

    private static final int MOST_ATTRIBUTES = 1_000;

    @Inject
    ExportSettings settings;
    @Inject
    Responses responses;
    @Inject
    SurveyVersions versions;
    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    private Semaphore places;

    /** One export: what is asked for, and how it is to look. */
    private record Export(UUID survey, List<SurveyVersion> versions, ResponseQuery query, ExportFormat format, boolean mark) {
    }

    @PostConstruct
    void open() {
        places = new Semaphore(settings.atOnce());
    }

    /** The responses that fit, the oldest first. The survey that the filter names must be there. */
    StreamingOutput of(ResponseFilter filter, ExportFormat format, boolean mark) {
        Export export = new Export(filter.survey(), versions.allOf(filter.survey()), responses.query(filter), format, mark);
        String whose = tenant.current();
        return out -> {
            if (!places.tryAcquire()) {
                throw new Refusal.Overloaded("As many exports are running as may run at once.");
            }
            try {
                Tenant.as(whose, () -> write(export, out));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                places.release();
            }
        };
    }

    private Void write(Export export, OutputStream out) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // without a transaction the driver would read all rows at once
            try (Statement snapshot = connection.createStatement()) {
                snapshot.execute("set transaction isolation level repeatable read, read only");
                write(connection, export, out);
            } finally {
                if (!connection.isClosed()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Connection connection, Export export, OutputStream out) throws SQLException, IOException {
        Lines lines = export.format() == ExportFormat.CSV ? new CsvLines(columns(connection, export), export.mark(), out)
                : new JsonLines(json, out);
        try (PreparedStatement select = responses.all(connection, export.query(), export.survey())) {
            select.setFetchSize(settings.page());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.write(responses.read(row));
                }
            }
        }
        lines.end();
    }

    private Columns columns(Connection connection, Export export) throws SQLException {
        List<String> attributes = responses.attributes(connection, export.query(), export.survey(), MOST_ATTRIBUTES + 1);
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new TooManyColumns(MOST_ATTRIBUTES);
        }
        return new Columns(export.versions(), attributes);
    }
}
