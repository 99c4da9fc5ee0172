package cx.touchstone.survey.correction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.response.ResponseIsUnknown;
import cx.touchstone.survey.response.ResponseView.Note;
import io.agroal.api.AgroalDataSource;

/** Tags and notes of all responses of the current tenant. They change nothing of what was answered. */
@ApplicationScoped
public class Remarks {

    public static final int MOST_TAGS = 20;
    public static final int MOST_NOTES = 100;
    /** Characters. */
    public static final int LONGEST_NOTE = 4_000;
    /** What {@link #tag(String)} holds against, for people. */
    public static final String TAG_RULE = "A tag has 1 to 50 characters, no slash, no blank at an end.";
    private static final Pattern TAG = Pattern.compile("[^\\p{Cntrl}\\s/]([^\\p{Cntrl}/]{0,48}[^\\p{Cntrl}\\s/])?");

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /** A tag in the one form in which it is kept: what looks the same is the same. Null when it is none. */
    public static String tag(String given) {
        String tag = Normalizer.normalize(given, Normalizer.Form.NFC);
        return TAG.matcher(tag).matches() ? tag : null;
    }

    /** Puts a tag to a response; one that it has already stays. */
    void tag(UUID response, String tag) {
        hold(response);
        if (run("select 1 from response_tag where tenant_id = ? and response_id = ? and tag = ?", response, tag) > 0) {
            return;
        }
        if (run("select tag from response_tag where tenant_id = ? and response_id = ?", response) >= MOST_TAGS) {
            throw new TooManyRemarks("too-many-tags", "A response has at most " + MOST_TAGS + " tags.");
        }
        run("insert into response_tag (tenant_id, response_id, tag) values (?, ?, ?)", response, tag);
    }

    /** Takes a tag away, if it is there. */
    void untag(UUID response, String tag) {
        hold(response);
        run("delete from response_tag where tenant_id = ? and response_id = ? and tag = ?", response, tag);
    }

    void note(UUID response, Note note) {
        hold(response);
        if (run("select id from response_note where tenant_id = ? and response_id = ?", response) >= MOST_NOTES) {
            throw new TooManyRemarks("too-many-notes", "A response has at most " + MOST_NOTES + " notes.");
        }
        run("insert into response_note (tenant_id, response_id, id, text, author, created_at) values (?, ?, ?, ?, ?, ?)",
                response, note.id(), note.text(), note.author(), note.createdAt().atOffset(ZoneOffset.UTC));
    }

    void removeNote(UUID response, UUID note) {
        hold(response);
        if (run("delete from response_note where tenant_id = ? and response_id = ? and id = ?", response, note) == 0) {
            throw new NoteIsUnknown();
        }
    }

    /** Nobody else removes the response or counts what it has, until the transaction ends. */
    private void hold(UUID response) {
        if (run("select 1 from response where tenant_id = ? and id = ? for no key update", response) == 0) {
            throw new ResponseIsUnknown();
        }
    }

    /** @return how many rows were found or changed */
    private int run(String sql, UUID response, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.current());
            statement.setObject(2, response);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 3, values[i]);
            }
            if (!statement.execute()) {
                return statement.getUpdateCount();
            }
            int found = 0;
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    found++;
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
