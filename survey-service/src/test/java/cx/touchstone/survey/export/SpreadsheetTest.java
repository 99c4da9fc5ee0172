package cx.touchstone.survey.export;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a real spreadsheet makes of an export, where there is one ({@code libreoffice-calc}, {@code soffice} on the path). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
@EnabledIf("libreOfficeIsThere")
class SpreadsheetTest {

    private static final String FORMULA = "table:formula";

    @TempDir
    Path folder;

    static boolean libreOfficeIsThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(at -> Files.isExecutable(Path.of(at, "soffice")));
    }

    @Test
    void nothing_is_calculated_and_every_script_survives() throws Exception {
        String tenant = aTenant();
        String survey = draft(tenant, ExportFixture.VISIT).statusCode(201).extract().path("id");
        publish(tenant, survey).statusCode(201);
        String link = aLinkTo(tenant, survey);
        for (String reason : new String[] { "=1+1", "=HYPERLINK(\"http://example.org\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1",
                "שלום, עולם", "Плохо; \"очень\"" }) {
            answer(link, """
                    {"answers": {"recommend": 9, "age": -5.5, "reason": %s}}"""
                    .formatted(new ObjectMapper().writeValueAsString(reason))).statusCode(201);
        }
        String sheet = opened(as(tenant, "responses:read").get("/api/v1/exports/responses?format=csv&survey=" + survey).then()
                .statusCode(200).extract().asByteArray());
        assertFalse(sheet.contains(FORMULA), sheet);
        for (String shown : new String[] { ">&apos;=1+1<", ">&apos;+1+1<", ">&apos;-2+3<", ">&apos;@SUM(A1)<", ">שלום, עולם<",
                ">Плохо; &quot;очень&quot;<" }) {
            assertTrue(sheet.contains(shown), shown);
        }
        assertEquals(8, sheet.split("office:value=\"-5.5\"", -1).length - 1, "numbers are numbers");
    }

    @Test
    void a_formula_without_an_apostrophe_would_be_calculated() throws Exception {
        assertTrue(opened("a,b\r\n=1+1,x\r\n".getBytes()).contains(FORMULA));
    }

    /** The file as LibreOffice has read it, in its own words. */
    private String opened(byte[] csv) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("responses.csv"), csv);
        // Comma, double quote, UTF-8, from the first line on; with a profile of its own, since only one may use a profile.
        ProcessBuilder soffice = new ProcessBuilder("soffice", "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless", "--infilter=Text - txt - csv (StarCalc):44,34,76,1", "--convert-to", "fods", "--outdir",
                folder.toString(), file.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        soffice.environment().putAll(Map.of("HOME", folder.toString()));
        Process process = soffice.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertTrue(Files.exists(folder.resolve("responses.fods")), () -> "LibreOffice said nothing of use in " + folder);
        return Files.readString(folder.resolve("responses.fods"));
    }
}
