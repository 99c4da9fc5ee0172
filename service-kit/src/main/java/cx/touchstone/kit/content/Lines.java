package cx.touchstone.kit.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Refusal.Fault;

/** The lines of NDJSON (UTF-8), one after the other; blank ones are passed over. */
public final class Lines implements AutoCloseable {

    /** Bytes of a line that is read. */
    private static final int LONGEST = 1 << 20;

    private final InputStream content;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] line = new byte[4096];
    private int length;
    private long number;

    public Lines(InputStream content) {
        this.content = content;
    }

    /**
     * Goes on to the next line.
     *
     * @return false behind the last one
     * @throws Unreadable when there is no next line and this is not the end either
     */
    public boolean next() {
        do {
            if (!read()) {
                return false;
            }
            number++;
        } while (isBlank());
        return true;
    }

    /** Which line this is; the first is 1, blank ones count. */
    public long number() {
        return number;
    }

    /** How long it is, in bytes; of one that is too long only so much that this shows. */
    public int length() {
        return length;
    }

    /** The JSON object in this line; null, with a fault, when it has none. */
    public ObjectNode object(ObjectMapper json, List<Fault> faults) {
        if (length > LONGEST) {
            faults.add(new Fault("", "row-length", "The line is longer than " + LONGEST + " bytes."));
            return null;
        }
        JsonNode given;
        try {
            given = json.readTree(line, 0, length);
        } catch (IOException e) {
            given = null;
        }
        if (given instanceof ObjectNode object) {
            return object;
        }
        faults.add(new Fault("", "not-json", "The line is no JSON object."));
        return null;
    }

    /** Reads the next line, without its end. */
    private boolean read() {
        length = 0;
        while (true) {
            if (next == end && !fill()) {
                return length > 0;
            }
            int begin = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            keep(begin, next - begin);
            if (next < end) {
                next++;
                return true;
            }
        }
    }

    private void keep(int begin, int count) {
        int room = Math.min(count, LONGEST + 1 - length);
        if (length + room > line.length) {
            line = Arrays.copyOf(line, Math.min(Math.max(length + room, 2 * line.length), LONGEST + 1));
        }
        System.arraycopy(buffer, begin, line, length, room);
        length += room;
    }

    private boolean fill() {
        try {
            next = 0;
            end = Math.max(content.read(buffer), 0);
            return end > 0;
        } catch (IOException e) {
            end = 0;
            throw new Unreadable("The content broke off behind line " + number + ".");
        }
    }

    private boolean isBlank() {
        int first = 0;
        if (number == 1 && length >= 3 && (line[0] & 0xFF) == 0xEF && (line[1] & 0xFF) == 0xBB && (line[2] & 0xFF) == 0xBF) {
            System.arraycopy(line, 3, line, 0, length -= 3); // a byte order mark
        }
        while (first < length && line[first] <= ' ' && line[first] >= 0) {
            first++;
        }
        return first == length;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
