package chat.mehari.users.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** The endpoints that flows begin with or pass through, as Camel spells them. */
public final class Endpoints {

  private static final Pattern PARAMETER = Pattern.compile(":#\\$\\{");

  private static final String COMMON =
      "&autoDeclare=false&disableReplyTo=true&messageListenerContainerType=SMLC"
          + "&maximumRetryAttempts=1&concurrentConsumers={{mehari.users.consumers:2}}";

  private Endpoints() {}

  /**
   * The queue of a command. The route must acknowledge each message first of all: {@code
   * direct:receive-command} does.
   */
  public static String command(Operation operation) {
    return queue(operation) + COMMON + "&acknowledgeMode=MANUAL&prefetchCount=16";
  }

  /**
   * The queue of a command whose route goes on in another thread, so that the thread that took it
   * from the queue takes the next one at once.
   */
  public static String handedOnCommand(Operation operation) {
    return command(operation) + "&asyncConsumer=true";
  }

  /** The queue of a query. What was not answered when the service died is asked again. */
  public static String query(Operation operation) {
    return queue(operation) + COMMON + "&acknowledgeMode=AUTO&prefetchCount=16";
  }

  /**
   * A statement in {@code resources/sql}; the body becomes a list of what its rows hold.
   *
   * @param name feature and file, without the suffix
   * @param row the record that a row becomes
   */
  public static String rows(String name, Class<?> row) {
    return statement(name) + "&outputType=SelectList&outputClass=" + row.getName();
  }

  /** A statement in {@code resources/sql} that changes something; the body stays as it is. */
  public static String change(String name) {
    return statement(name) + "&noop=true";
  }

  /** The parameters are counted here, once; otherwise the driver asks the database each time. */
  private static String statement(String name) {
    String file = "sql/" + name + ".sql";
    try (InputStream sql = Endpoints.class.getClassLoader().getResourceAsStream(file)) {
      long parameters =
          PARAMETER
              .matcher(new String(Objects.requireNonNull(sql, file).readAllBytes(), UTF_8))
              .results()
              .count();
      return "sql:classpath:" + file + "?parametersCount=" + parameters;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String queue(Operation operation) {
    return "spring-rabbitmq:"
        + operation.exchange()
        + "?queues="
        + Queues.of(operation)
        + "&routingKey="
        + operation.operationName();
  }
}
