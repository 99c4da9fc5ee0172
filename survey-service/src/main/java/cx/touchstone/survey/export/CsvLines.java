package cx.touchstone.survey.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import cx.touchstone.survey.response.ResponseView;

/** A table (RFC 4180, UTF-8) with a header. */
final class CsvLines implements Lines {

    private final Columns columns;
    private final CSVPrinter table;

    /** @param mark whether to begin with a byte order mark, by which Excel knows UTF-8 */
    CsvLines(Columns columns, boolean mark, OutputStream out) throws IOException {
        this.columns = columns;
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
        if (mark) {
            writer.write('\uFEFF');
        }
        this.table = new CSVPrinter(writer, CSVFormat.RFC4180);
        table.printRecord(columns.names());
    }

    @Override
    public void write(ResponseView response) throws IOException {
        table.printRecord(columns.cells(response));
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }
}
