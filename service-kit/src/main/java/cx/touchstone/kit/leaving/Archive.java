package cx.touchstone.kit.leaving;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A ZIP that is written as it is being read: parts, and behind them the manifest, without which it is not whole. */
public final class Archive {

    /** Writes one part. */
    public interface Content {
        void to(OutputStream part) throws IOException;
    }

    static final String MANIFEST = "manifest.json";

    private final ObjectMapper json;
    private final ZipOutputStream zip;
    private final List<Manifest.Part> parts = new ArrayList<>();
    private final List<Manifest.Moment> moments = new ArrayList<>();
    private final List<Manifest.LeftOut> leftOut = new ArrayList<>();

    /** @param level of compression, 0 to 9 */
    public Archive(OutputStream out, int level, ObjectMapper json) {
        this.json = json;
        zip = new ZipOutputStream(out);
        zip.setLevel(level);
    }

    /** Adds a part. */
    public void add(String name, Content content) throws IOException {
        Counted counted = new Counted(zip);
        zip.putNextEntry(new ZipEntry(name));
        content.to(counted);
        zip.closeEntry();
        parts.add(new Manifest.Part(name, counted.lines, counted.bytes, HexFormat.of().formatHex(counted.digest.digest())));
    }

    /** Notes when the parts of a folder were as they are here. */
    void taken(String folder, Instant at) {
        moments.add(new Manifest.Moment(folder, at));
    }

    /** Notes what is not in it. */
    void leftOut(Manifest.LeftOut what) {
        leftOut.add(what);
    }

    /**
     * Adds all parts of another archive, under their names.
     *
     * @param expected all parts that it must have
     * @throws IOException when one is missing, or not what its manifest says
     */
    public void take(InputStream other, List<String> expected) throws IOException {
        ZipInputStream from = new ZipInputStream(other);
        int first = parts.size();
        for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            if (entry.getName().equals(MANIFEST)) {
                check(json.readValue(from.readAllBytes(), Manifest.class), parts.subList(first, parts.size()), expected);
                other.transferTo(OutputStream.nullOutputStream());
                return;
            }
            add(entry.getName(), from::transferTo);
        }
        throw new EOFException("a part of the export ended before its manifest");
    }

    private void check(Manifest manifest, List<Manifest.Part> came, List<String> expected) throws IOException {
        if (!manifest.parts().equals(came) || !came.stream().map(Manifest.Part::name).toList().equals(expected)) {
            throw new IOException("what came is not what the manifest says");
        }
        moments.addAll(manifest.moments());
        leftOut.addAll(manifest.leftOut());
    }

    /** Writes the manifest, and so the end. */
    public void end(String tenant) throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(json.writeValueAsBytes(new Manifest(Manifest.FORM, tenant, List.copyOf(moments), List.copyOf(parts),
                List.copyOf(leftOut))));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    /** Passes on, and knows what passed. */
    private static final class Counted extends FilterOutputStream {

        private final MessageDigest digest;
        private long bytes;
        private long lines;

        Counted(OutputStream out) {
            super(out);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] { (byte) one }, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            digest.update(some, from, length);
            bytes += length;
            for (int i = from; i < from + length; i++) {
                lines += some[i] == '\n' ? 1 : 0;
            }
        }
    }
}
