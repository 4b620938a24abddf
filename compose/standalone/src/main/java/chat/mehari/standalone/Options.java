package chat.mehari.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the command line asks for.
 *
 * @param dataDirectory where everything is kept
 * @param port the port that browsers use, 0 for any free one
 * @param help only tell what the options are
 */
record Options(Path dataDirectory, int port, boolean help) {
  static final String HELP =
      """
      Usage: java -jar mehari.jar [--data-dir DIRECTORY] [--port PORT]

        --data-dir DIRECTORY  where messages, accounts and passwords are kept (default ~/.mehari)
        --port PORT           where the browser finds Mehari (default 8080)
        --help                print this

      An outside RabbitMQ or PostgreSQL takes the place of the embedded one where
      MEHARI_RABBITMQ_HOST or MEHARI_POSTGRES_HOST is set in the environment.
      """;

  private static final int DEFAULT_PORT = 8080;
  private static final int LAST_PORT = 65535;

  /**
   * Reads {@code --name value} and {@code --name=value}.
   *
   * @throws UsageException if an option is unknown, lacks its value or has an impossible one
   */
  static Options parse(String... arguments) {
    Path dataDirectory = Path.of(System.getProperty("user.home"), ".mehari");
    int port = DEFAULT_PORT;
    boolean help = false;
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (equals >= 0) {
        rest.push(argument.substring(equals + 1));
      }
      switch (name) {
        case "--data-dir" -> dataDirectory = directory(value(name, rest));
        case "--port" -> port = port(value(name, rest));
        case "--help" -> {
          if (equals >= 0) {
            throw new UsageException("The option --help takes no value.");
          }
          help = true;
        }
        default -> throw new UsageException("There is no option " + argument + ".");
      }
    }
    return new Options(dataDirectory, port, help);
  }

  private static String value(String name, Deque<String> rest) {
    if (rest.isEmpty() || rest.element().isBlank() || rest.element().startsWith("--")) {
      throw new UsageException("The option " + name + " needs a value.");
    }
    return rest.remove();
  }

  private static Path directory(String value) {
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("The option --data-dir needs a path, not " + value + ".");
    }
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new UsageException("The option --port needs a number, not " + value + ".");
    }
    throw new UsageException("The option --port needs a number of 0 to 65535, not " + value + ".");
  }
}
