package cx.touchstone.local;

import java.nio.file.Path;

/**
 * What was asked for on the command line.
 *
 * @param root of the repository
 * @param data folder that keeps everything
 * @param port the gateway's
 * @param demo whether to load the airport
 */
record Options(Path root, Path data, int port, boolean demo) {

    static final String USAGE = """
            ./touchstone up [--demo] [--port 8080] [--data .touchstone]
              --demo   also loads an airport's passenger survey of 2016 and 2017
              --port   the gateway's port; the eight ports behind it are taken too
              --data   the folder that keeps the database, the secrets and the logs
            DATABASE_HOST, DATABASE_PORT, DATABASE_ADMIN, DATABASE_ADMIN_PASSWORD: use that PostgreSQL (15 or newer) instead.""";

    static Options of(String[] arguments) {
        Path root = Path.of(System.getProperty("touchstone.root", "")).toAbsolutePath();
        Path data = root.resolve(".touchstone");
        int port = 8080;
        boolean demo = false;
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--demo" -> demo = true;
                case "--port" -> port = port(value(arguments, ++i));
                case "--data" -> data = Path.of(value(arguments, ++i)).toAbsolutePath();
                default -> throw new CannotStart("\"" + arguments[i] + "\" is not an option.\n" + USAGE);
            }
        }
        return new Options(root, data, port, demo);
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new CannotStart(arguments[at - 1] + " needs a value.\n" + USAGE);
        }
        return arguments[at];
    }

    private static int port(String text) {
        if (!text.matches("\\d{4,5}") || Integer.parseInt(text) > 65_535 - Service.PORTS) {
            throw new CannotStart("--port must be between 1000 and " + (65_535 - Service.PORTS) + ".");
        }
        return Integer.parseInt(text);
    }
}
