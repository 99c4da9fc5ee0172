package cx.touchstone.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import cx.touchstone.local.CannotStart;

/**
 * The yardstick of the gateway: nginx, which passes calls on and does nothing else. Connections are kept on both sides, nothing
 * is
 * logged, and every core has a worker.
 */
final class Nginx implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            pid nginx.pid;
            events { worker_connections 1024; }
            http {
                access_log off;
                keepalive_requests 1000000000;
                client_body_buffer_size 64k;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header X-Forwarded-For $remote_addr;
                upstream scoring { server %2$s; keepalive 128; keepalive_requests 1000000000; }
                upstream survey { server %3$s; keepalive 128; keepalive_requests 1000000000; }
                server {
                    listen 127.0.0.1:%1$d;
                    location /api/v1/scores { proxy_pass http://scoring; }
                    location /api/v1/public/ { proxy_pass http://survey; }
                }
            }
            """;

    private final int port;
    private final Path folder;
    private final Process process;

    private Nginx(int port, Path folder, Process process) {
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /** @throws CannotStart saying what to install */
    static void mustBeThere() throws InterruptedException {
        try {
            new ProcessBuilder("nginx", "-v").redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new CannotStart("The benchmark of the gateway needs nginx on the PATH (Debian: apt-get install nginx-light,"
                    + " which puts it into /usr/sbin).");
        }
    }

    /** Starts one before these two services, and returns when it listens. */
    static Nginx before(String scoring, String survey) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nginx");
        int port = freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(port, authority(scoring), authority(survey)));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString(), "-e",
                errors.toString()).redirectErrorStream(true).redirectOutput(Redirect.appendTo(errors.toFile())).start();
        Nginx nginx = new Nginx(port, folder, process);
        // Also when somebody loses patience.
        Runtime.getRuntime().addShutdownHook(new Thread(nginx::close));
        nginx.awaitReady(errors);
        return nginx;
    }

    private static String authority(String url) {
        return url.substring(url.indexOf("//") + 2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void awaitReady(Path errors) throws IOException, InterruptedException {
        while (process.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        String said = Files.readString(errors).strip();
        close();
        throw new CannotStart("nginx failed: " + said);
    }

    /** Where it is reached. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Stops it; doing so twice is harmless. */
    @Override
    public synchronized void close() {
        process.destroy();
        process.onExit().join();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
