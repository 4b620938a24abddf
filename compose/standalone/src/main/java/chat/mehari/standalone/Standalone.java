package chat.mehari.standalone;

import chat.mehari.embedded.EmbeddedServerException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.web.server.PortInUseException;

/**
 * The program: {@code java -jar mehari.jar}.
 *
 * <p>Ends with code 2 if the command line is wrong and 1 if Mehari cannot start, each time with a
 * sentence on standard error.
 */
public final class Standalone {
  private static final int CANNOT_START = 1;
  private static final int WRONG_USAGE = 2;

  private Standalone() {}

  /** Starts Mehari and returns; it runs until it gets a signal. */
  public static void main(String[] arguments) {
    try {
      Options options = Options.parse(arguments);
      if (options.help()) {
        say(System.out, Options.HELP.stripTrailing());
      } else {
        run(options);
      }
    } catch (UsageException e) {
      say(System.err, e.getMessage() + " Try --help.");
      System.exit(WRONG_USAGE);
    }
  }

  private static void run(Options options) {
    // The services must not each set up the logging of the one JVM: logback.xml is for all.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Logger log = LoggerFactory.getLogger(Standalone.class);

    Parts parts = new Parts();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
    try {
      Heap.keepSmall();
      DataDirectory directory =
          parts.start(Part.DATA_DIRECTORY, () -> DataDirectory.take(options.dataDirectory()));
      refuseTakenPort(options.port());
      log.info("Starting with the data in {}", directory);
      Servers servers = new Servers(parts, directory, System.getenv());
      int port = new Mehari(parts, servers, options.port()).start();
      Heap.giveBack();
      say(System.out, "Mehari is ready: open http://localhost:" + port + "/");
    } catch (Exception e) {
      if (parts.isClosing()) {
        // Whatever fails now fails because it was told to stop.
        log.debug("Stopped while starting", e);
        return;
      }
      say(System.err, sentence(e, options, log));
      System.exit(CANNOT_START);
    }
  }

  /** Looks before the database and all else are started; the gateway will look again. */
  private static void refuseTakenPort(int port) {
    try {
      new ServerSocket(port).close();
    } catch (IOException e) {
      throw new StartException(taken(port), e);
    }
  }

  private static String taken(int port) {
    return "Port " + port + " is in use by another program: give another one with --port.";
  }

  private static String sentence(Exception failure, Options options, Logger log) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException) {
        return taken(options.port());
      }
      if (cause instanceof StartException || cause instanceof EmbeddedServerException) {
        log.debug("Mehari cannot start", failure);
        return String.valueOf(cause.getMessage());
      }
    }
    log.error("Mehari cannot start", failure);
    return "Mehari cannot start; the reason stands above.";
  }

  private static void say(PrintStream where, String sentence) {
    where.println(sentence);
    where.flush();
  }
}
