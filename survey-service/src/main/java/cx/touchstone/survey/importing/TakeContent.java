package cx.touchstone.survey.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.content.Chunks;
import cx.touchstone.kit.content.Patience;
import cx.touchstone.kit.content.Unreadable;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.bulk.RowsUnderWay;
import cx.touchstone.survey.csv.CsvRows;
import cx.touchstone.survey.reading.AnsweredVersions;
import cx.touchstone.survey.reading.GivenRow;
import cx.touchstone.survey.reading.NdjsonRows;
import cx.touchstone.survey.reading.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes the rows of a file as they arrive, chunk by chunk: after a crash between two chunks the same file may be sent again,
 * and
 * goes on where it stopped.
 */
@ApplicationScoped
public class TakeContent {

    private static final Logger LOG = Logger.getLogger(TakeContent.class);

    @Inject
    ResponseImports imports;
    @Inject
    WriteChunk writeChunk;
    @Inject
    RowsUnderWay underWay;
    @Inject
    AskedSurveys surveys;
    @Inject
    ObjectMapper json;
    @Inject
    Tenant tenant;

    ImportView takeCsv(UUID id, InputStream content) {
        ResponseImport job = QuarkusTransaction.requiringNew().call(() -> imports.named(id));
        if (job.mapping == null) {
            throw new Refusal.Invalid("", "mapping-missing",
                    "The import has no mapping, which says what the columns of CSV mean: make another one, or send NDJSON.");
        }
        return take(job, versions -> new CsvRows(content, job.mapping, versions));
    }

    ImportView takeNdjson(UUID id, InputStream content) {
        ResponseImport job = QuarkusTransaction.requiringNew().call(() -> imports.named(id));
        return take(job, versions -> new NdjsonRows(content, json, versions));
    }

    private ImportView take(ResponseImport job, Function<AnsweredVersions, Rows> content) {
        AskedSurvey survey = surveys.asked(tenant.current(), job.surveyId);
        job.mustBeWelcomeIn(survey);
        UUID run = QuarkusTransaction.requiringNew().call(() -> imports.held(job.id).begin(Instant.now()));
        try (Rows rows = content.apply(new AnsweredVersions(survey, number -> version(survey, number)))) {
            underWay.during(() -> takeRows(job, run, survey, rows));
        } catch (Unreadable e) {
            stop(job.id, run, e.getMessage());
            throw new Refusal.Invalid("", "unreadable-content", e.getMessage());
        } catch (IOException | RuntimeException e) {
            stop(job.id, run, e instanceof Refusal ? e.getMessage() : "The content broke off.");
            throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
        return Patience.during(() -> QuarkusTransaction.requiringNew().call(() -> {
            ResponseImport done = imports.held(job.id);
            done.finish(run, Instant.now());
            return ImportView.of(done);
        }));
    }

    private void takeRows(ResponseImport job, UUID run, AskedSurvey survey, Rows rows) {
        long taken = QuarkusTransaction.requiringNew().call(() -> imports.held(job.id).rowsTaken);
        String whose = tenant.current();
        Chunks<GivenRow> chunks = new Chunks<>(task -> Thread.ofVirtual().name("import-" + job.id).start(task),
                GivenRow::size, chunk -> Tenant.as(whose, () -> writeChunk.write(whose, survey, job.id, run, chunk)));
        try {
            for (GivenRow row = rows.next(taken + 1); row != null; row = rows.next(taken + 1)) {
                if (row.number() > taken) {
                    chunks.add(row);
                }
            }
        } catch (Unreadable e) {
            chunks.end(); // what came before is whole
            throw e;
        }
        chunks.end();
    }

    private Optional<AskedSurvey> version(AskedSurvey survey, int number) {
        try {
            return Optional.of(surveys.inVersion(survey, number));
        } catch (Refusal.Invalid unknown) {
            return Optional.empty();
        }
    }

    private void stop(UUID id, UUID run, String why) {
        try {
            QuarkusTransaction.requiringNew().run(() -> imports.held(id).interrupt(run, why));
        } catch (RuntimeException e) {
            // With the database away nobody can be told; the run falls silent, and another may take its place.
            LOG.warnf("import %s could not be stopped: %s", id, e.getMessage());
        }
    }
}
