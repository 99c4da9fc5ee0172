package cx.touchstone.survey.csv;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import cx.touchstone.kit.content.Unreadable;

/** A CSV file (RFC 4180, UTF-8) read row by row, in constant memory whatever comes. */
final class CsvFile implements AutoCloseable {

    /** A quote that is never closed must not swallow the whole file. */
    private static final int LONGEST_ROW = 1 << 20;

    private final Measured reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long line;

    CsvFile(InputStream content) {
        try {
            reader = new Measured(new InputStreamReader(withoutMark(content), StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
            parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).get()
                    .parse(reader);
            records = parser.iterator();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    /** The columns and their places. */
    Map<String, Integer> columns() {
        return parser.getHeaderMap();
    }

    /** The next row, or null behind the last one. */
    CSVRecord next() {
        try {
            reader.rowBegins();
            line = parser.getCurrentLineNumber() + 1;
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    /** The line on which the row that was read last begins. */
    long line() {
        return line;
    }

    private Unreadable unreadable(Exception e) {
        Throwable cause = e.getCause() instanceof IOException ? e.getCause() : e;
        if (cause instanceof CharacterCodingException) {
            return new Unreadable("Behind line " + Math.max(line - 1, 0) + " the content is not UTF-8.");
        }
        if (cause instanceof RowTooLong) {
            return new Unreadable(
                    "The row on line " + line + " is longer than " + LONGEST_ROW + " characters: a quote may be open.");
        }
        if (e instanceof IllegalArgumentException || cause.getClass().getSimpleName().equals("CSVException")) {
            return new Unreadable("The content is not CSV behind line " + Math.max(line - 1, 0) + ".");
        }
        return new Unreadable("The content broke off behind line " + Math.max(line - 1, 0) + ".");
    }

    private static InputStream withoutMark(InputStream content) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content, 1 << 16);
        buffered.mark(3);
        byte[] start = buffered.readNBytes(3);
        boolean mark = start.length == 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB && (start[2] & 0xFF) == 0xBF;
        if (!mark) {
            buffered.reset();
        }
        return buffered;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static final class RowTooLong extends IOException {
    }

    /** Counts what was read since a row began. The parser reads ahead by its buffer, so this is a bound, not a measure. */
    private static final class Measured extends FilterReader {
        private long read;

        Measured(Reader in) {
            super(in);
        }

        void rowBegins() {
            read = 0;
        }

        @Override
        public int read() throws IOException {
            read++;
            return checked(super.read());
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(count, 0);
            return checked(count);
        }

        private int checked(int result) throws IOException {
            if (read > LONGEST_ROW) {
                throw new RowTooLong();
            }
            return result;
        }
    }
}
