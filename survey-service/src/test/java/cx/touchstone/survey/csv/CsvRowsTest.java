package cx.touchstone.survey.csv;

import static cx.touchstone.survey.reading.AnsweredSurvey.JSON;
import static cx.touchstone.survey.reading.AnsweredSurvey.OF_EVERY_TYPE;
import static cx.touchstone.survey.reading.AnsweredSurvey.versions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.reading.GivenRow;

/** The survey of these tests has a question of every type. */
class CsvRowsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # mapping of answers                                               | header    | row            | kept
            {"recommend": {"column": "r"}}                                     | r         | 9              | {"recommend":9}
            {"recommend": {"column": "r", "blanks": ["99"]}}                   | r         | 99             | {}
            {"taxis/wait": {"column": "w"}, "taxis/price": {"column": "p"}}    | w,p       | 4,2            | {"taxis":{"wait":4,"price":2}}
            {"taxis/wait": {"column": "w"}, "taxis/price": {"column": "p"}}    | w,p       | ,2             | {"taxis":{"price":2}}
            {"purpose": {"column": "p"}, "purpose/other": {"column": "o"}}     | p,o       | work,          | {"purpose":"work"}
            {"purpose": {"column": "p"}, "purpose/other": {"column": "o"}}     | p,o       | other,a wedding | {"purpose":{"other":"a wedding"}}
            {"purpose": {"column": "p"}, "purpose/other": {"column": "o"}}     | p,o       | ,a wedding     | {"purpose":{"other":"a wedding"}}
            {"used": {"column": "u"}}                                          | u         | shop; wifi     | {"used":["shop","wifi"]}
            {"used": {"column": "u", "separator": " + ", "values": {"1": "shop", "2": "bar"}}} | u | 2 + 1 | {"used":["bar","shop"]}
            {"used/shop": {"column": "s"}, "used/wifi": {"column": "w"}, "used/other": {"column": "o"}} | s,w,o | 1,0,spa | {"used":["shop",{"other":"spa"}]}
            {"used/shop": {"column": "s", "values": {"J": "yes", "N": "no"}}}  | s         | N              | {}
            {"best": {"column": "b", "separator": ">"}}                        | b         | c>a>b          | {"best":["c","a","b"]}
            {"best/a": {"column": "a"}, "best/b": {"column": "b"}, "best/c": {"column": "c"}} | a,b,c | 2,3,1 | {"best":["c","a","b"]}
            {"why": {"column": "y"}}                                           | y         | "Nice, ""really"" so" | {"why":"Nice, \\"really\\" so"}
            {"paid": {"column": "p"}}                                          | p         | 12.50          | {"paid":12.5}
            {"day": {"column": "d"}}                                           | d         | 2026-02-28     | {"day":"2026-02-28"}
            {"day": {"column": "d", "pattern": "d.M.uuuu"}}                    | d         | 1.12.2026      | {"day":"2026-12-01"}
            {"again": {"column": "a"}, "contact": {"column": "c", "values": {"J": "true", "N": "false"}}} | a,c | no,J | {"again":false,"contact":true}
            """)
    void an_answer_of_every_type_is_read_out_of_its_columns(String answers, String header, String row, String kept)
            throws IOException {
        assertEquals(kept, read(answers, header, row).response().submission().answers().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # mapping of answers                                               | header | row      | faults
            {"recommend": {"column": "r"}}                                     | r      | nine     | /answers/recommend not-a-whole-number
            {"taxis/wait": {"column": "w"}, "taxis/tip": {"column": "t"}}      | w,t    | 6,1      | /answers/taxis/wait out-of-scale, /answers/taxis/tip unknown-row
            {"purpose": {"column": "p"}, "purpose/other": {"column": "o"}}     | p,o    | play,    | /answers/purpose not-an-option
            {"used": {"column": "u", "values": {"1": "shop"}}}                 | u      | 1;7      | /answers/used unknown-code
            {"used/shop": {"column": "s"}}                                     | s      | maybe    | /answers/used/shop not-a-tick
            {"used/spa": {"column": "s"}}                                      | s      | 1        | /answers/used/0 not-an-option
            {"best/a": {"column": "a"}, "best/b": {"column": "b"}}             | a,b    | 1,1      | /answers/best shared-place
            {"best/a": {"column": "a"}}                                        | a      | first    | /answers/best/a not-a-place
            {"best": {"column": "b"}}                                          | b      | a        | /answers/best incomplete-ranking
            {"paid": {"column": "p"}}                                          | p      | 1.234    | /answers/paid too-many-decimals
            {"day": {"column": "d", "pattern": "d.M.uuuu"}}                    | d      | 31.2.    | /answers/day not-a-date
            {"again": {"column": "a"}}                                         | a      | perhaps  | /answers/again not-yes-or-no
            {"weather": {"column": "w"}}                                       | w      | mild     | /answers/weather unknown-question
            """)
    void what_is_no_answer_is_a_fault_of_its_row(String answers, String header, String row, String faults) throws IOException {
        assertEquals(List.of(faults.split(", ")),
                read(answers, header, row).faults().stream().map(CsvRowsTest::shown).distinct()
                        .filter(fault -> !fault.equals("/answers/best incomplete-ranking") || faults.contains(fault)).toList());
    }

    @Test
    void a_row_may_answer_an_old_version() throws IOException {
        String mapping = """
                {"surveyVersion": {"column": "v"}, "answers": {"recommend": {"column": "r"}, "why": {"column": "y"}}}""";
        CsvRows rows = rows(mapping, "v,r,y\n1,9,\n1,9,good\n2,9,good\n3,9,\n,9,good\n");
        assertEquals(1, rows.next(1).response().survey().version());
        assertEquals(List.of("/answers/why unknown-question"), rows.next(1).faults().stream().map(CsvRowsTest::shown).toList());
        assertEquals(2, rows.next(1).response().survey().version());
        assertEquals(List.of("/surveyVersion unknown-version"),
                rows.next(1).faults().stream().map(CsvRowsTest::shown).toList());
        assertEquals(2, rows.next(1).response().survey().version());
        assertNull(rows.next(1));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            , , 2026-11-20, 2026-11-20T00:00:00Z
            , , 2026-11-20T10:15, 2026-11-20T10:15:00Z
            , , 2026-11-20T10:15:30.5+02:00,
            , , 2026-11-20T10:15:30.500+02:00, 2026-11-20T08:15:30.500Z
            , Europe/Chisinau, 2026-11-20T10:15:30, 2026-11-20T08:15:30Z
            d.M.uuuu H:mm, Asia/Jerusalem, 1.7.2026 9:05, 2026-07-01T06:05:00Z
            uuuu-M-d, America/Los_Angeles, 2017-05-13, 2017-05-13T07:00:00Z
            """)
    void times_are_meant_in_the_zone_of_the_mapping(String pattern, String zone, String written, String time)
            throws IOException {
        String from = JSON.createObjectNode().put("pattern", pattern).put("zone", zone)
                .set("from", JSON.createObjectNode().put("column", "t")).toString();
        GivenRow row = rows("{\"respondedAt\": " + from + ", \"answers\": {\"recommend\": {\"column\": \"r\"}}}",
                "t,r\n" + written + ",9\n").next(1);
        assertEquals(time, row.response() == null ? null : row.response().respondedAt().toString());
    }

    @Test
    void rows_that_were_taken_before_are_passed_over_unread() throws IOException {
        CsvRows rows = rows("{\"answers\": {\"recommend\": {\"column\": \"r\"}}}", "r\nnine\n9\n");
        assertEquals(List.of(), rows.next(2).faults());
        assertEquals(2, rows.next(2).response().submission().answers().size() + 1);
    }

    private static String shown(Fault fault) {
        return fault.pointer() + " " + fault.code();
    }

    private static GivenRow read(String answers, String header, String row) throws IOException {
        return rows("{\"answers\": " + answers + "}", header + "\n" + row + "\n").next(1);
    }

    private static CsvRows rows(String mapping, String content) throws IOException {
        return new CsvRows(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                JSON.readValue(mapping, ColumnMapping.class), versions(OF_EVERY_TYPE));
    }
}
