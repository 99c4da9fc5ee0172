package cx.touchstone.survey.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import cx.touchstone.kit.Ids;

/** Writes tags and notes of responses that were given elsewhere. */
final class GivenRemarkTable {

    private record Of<T>(UUID response, T remark) {
    }

    private GivenRemarkTable() {
    }

    /** @param added which are written already, in the same transaction */
    static void insert(Connection connection, String tenant, List<GivenResponse> added) throws SQLException {
        List<Of<String>> tags = all(added, response -> response.remarks().tags());
        if (!tags.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into response_tag (tenant_id, response_id, tag)
                    select ?, response_id, tag from unnest(?::uuid[], ?::text[]) as t (response_id, tag)
                    on conflict do nothing""")) {
                insert.setString(1, tenant);
                column(insert, 2, "uuid", tags, Of::response);
                column(insert, 3, "text", tags, Of::remark);
                insert.executeUpdate();
            }
        }
        List<Of<GivenRemarks.Note>> notes = all(added, response -> response.remarks().notes());
        if (!notes.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into response_note (tenant_id, response_id, id, text, author, created_at)
                    select ?, response_id, id, text, author, created_at::timestamptz
                    from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                        as t (response_id, id, text, author, created_at)""")) {
                insert.setString(1, tenant);
                column(insert, 2, "uuid", notes, Of::response);
                column(insert, 3, "uuid", notes, note -> Ids.next());
                column(insert, 4, "text", notes, note -> note.remark().text());
                column(insert, 5, "text", notes, note -> note.remark().author());
                column(insert, 6, "text", notes, note -> note.remark().createdAt().toString());
                insert.executeUpdate();
            }
        }
    }

    private static <T> List<Of<T>> all(List<GivenResponse> responses, Function<GivenResponse, List<T>> remarks) {
        return responses.stream()
                .flatMap(response -> remarks.apply(response).stream().map(remark -> new Of<>(response.id(), remark))).toList();
    }

    private static <T> void column(PreparedStatement statement, int at, String type, List<Of<T>> remarks,
            Function<Of<T>, Object> column) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, remarks.stream().map(column).toArray()));
    }
}
