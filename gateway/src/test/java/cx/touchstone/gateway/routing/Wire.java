package cx.touchstone.gateway.routing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.restassured.RestAssured;

/** A caller that writes and reads bytes, for what a well-behaved HTTP client would not send or not show. */
final class Wire implements AutoCloseable {

    private final Socket socket;

    Wire() throws IOException {
        this("127.0.0.1");
    }

    /** @param from the address of this machine to call from */
    Wire(String from) throws IOException {
        socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        socket.setSoTimeout(10_000);
    }

    /** Sends text as bytes, one for each character, lines ended by CR LF. */
    Wire send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    /** What comes until the connection is closed, or reset. */
    String readAll() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (IOException e) {
            read.writeBytes("<reset>".getBytes(StandardCharsets.ISO_8859_1));
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** What comes until this text has come. */
    String readUntil(String end) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder read = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.append((char) next);
            if (read.length() >= end.length() && read.substring(read.length() - end.length()).equals(end)) {
                return read.toString();
            }
        }
        throw new AssertionError("closed before " + end + ": " + read);
    }

    /** Goes away without a word. */
    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
