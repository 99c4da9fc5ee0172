package cx.touchstone.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One data folder belongs to one run. A run that was killed leaves its children behind; the next one ends them before it starts
 * its own.
 */
final class Leftovers implements AutoCloseable {

    private final Path pids;
    private final FileChannel channel;
    private final FileLock lock;

    Leftovers(Path folder) throws IOException {
        pids = folder.resolve("pids");
        channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new CannotStart(
                    "Touchstone already runs on " + folder + "; stop it first, or choose another folder with --data.");
        }
    }

    /** Ends what an earlier run left behind. */
    void end(Path postgresData) throws IOException, InterruptedException {
        if (Files.exists(pids)) {
            for (String line : Files.readAllLines(pids)) {
                running(Long.parseLong(line.strip()), "quarkus-run.jar").ifPresent(ProcessHandle::destroyForcibly);
            }
            Files.delete(pids);
        }
        Path server = postgresData.resolve("postmaster.pid");
        if (Files.exists(server)) {
            Optional<ProcessHandle> postgres = running(Long.parseLong(Files.readAllLines(server).getFirst().strip()),
                    "postgres");
            if (postgres.isPresent()) {
                // Interrupt asks it to shut down fast but cleanly.
                new ProcessBuilder("kill", "-INT", String.valueOf(postgres.get().pid())).start().waitFor();
                try {
                    postgres.get().onExit().get(30, TimeUnit.SECONDS);
                } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
                    throw new CannotStart("The PostgreSQL of an earlier start (process " + postgres.get().pid()
                            + ") does not end; end it yourself.");
                }
            }
        }
    }

    private static Optional<ProcessHandle> running(long pid, String what) {
        // A number may have gone to somebody else's process in the meantime: only ours are ended.
        return ProcessHandle.of(pid).filter(handle -> handle.info().commandLine().orElse("").contains(what));
    }

    void remember(List<ServiceProcess> processes) throws IOException {
        Files.writeString(pids, processes.stream().map(process -> process.pid() + "\n").collect(Collectors.joining()));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(pids);
        lock.release();
        channel.close();
    }
}
