package cx.touchstone.scoring.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.function.LongFunction;

/** Content as a sender writes it. */
final class ImportedLines {

    private ImportedLines() {
    }

    /** One observation in a line. */
    static String line(long number) {
        return "{\"source\":\"file\",\"id\":\"o-%d\",\"metric\":\"nps\",\"value\":%d,\"observedAt\":\"2017-05-13T07:00:00Z\"}"
                .formatted(number, number % 11);
    }

    static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** So many bytes of it; then the connection is gone. */
    static InputStream brokenOff(byte[] content, int behind) {
        var gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(content, 0, behind), gone);
    }

    /** Lines from the first on, each made when it is read. */
    static InputStream lines(long count, LongFunction<String> line) {
        return new SequenceInputStream(new Enumeration<InputStream>() {
            private long next = 1;

            @Override
            public boolean hasMoreElements() {
                return next <= count;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(bytes(line.apply(next++) + "\n"));
            }
        });
    }
}
