package cx.touchstone.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Lends the running platform to the stories: started once for all of them, by the very starter that people use. */
public class ThePlatform implements ParameterResolver {

    /** Of the repository. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(Platform.class, type -> start(),
                Platform.class);
    }

    private static Platform start() {
        try {
            Path data = Files.createDirectories(Path.of("target", "stories").toAbsolutePath());
            return Platform.start(ROOT, Files.createTempDirectory(data, "platform"), freePorts(), null, System.out::println);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first of as many free ports in a row as a platform needs, below those that the system lends by itself. */
    static int freePorts() {
        while (true) {
            int first = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            int free = 0;
            while (free < Service.PORTS && isFree(first + free)) {
                free++;
            }
            if (free == Service.PORTS) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
