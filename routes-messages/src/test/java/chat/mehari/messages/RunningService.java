package chat.mehari.messages;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One instance of the service in this JVM, on the servers of the tests. */
public final class RunningService implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts an instance with further arguments. */
  public static RunningService start(String... arguments) {
    return start(new Breakpoints(), arguments);
  }

  /** Starts an instance that can be halted, with further arguments. */
  public static RunningService start(Breakpoints breakpoints, String... arguments) {
    return start(breakpoints, TestServers.broker(), TestServers.database(), arguments);
  }

  /** Starts an instance on these servers. */
  public static RunningService start(
      Breakpoints breakpoints, BrokerAddress broker, DatabaseAddress database, String... further) {
    List<String> arguments = new ArrayList<>(arguments(broker, database));
    arguments.addAll(List.of(further));
    return new RunningService(
        MessagesApplication.application()
            .properties(
                "spring.main.web-application-type=none",
                "spring.jmx.enabled=false",
                "logging.level.root=warn",
                "logging.level.chat.mehari=info",
                "logging.level.qpid=error")
            .initializers(
                context -> context.getBeanFactory().registerSingleton("breakpoints", breakpoints))
            .run(arguments.toArray(String[]::new)));
  }

  /** The arguments that lead an instance to these servers. */
  public static List<String> arguments(BrokerAddress broker, DatabaseAddress database) {
    return List.of(
        "--mehari.rabbitmq.host=" + broker.host(),
        "--mehari.rabbitmq.port=" + broker.port(),
        "--mehari.rabbitmq.username=" + broker.username(),
        "--mehari.rabbitmq.password=" + broker.password(),
        "--mehari.rabbitmq.virtual-host=" + broker.virtualHost(),
        "--mehari.postgres.host=" + database.host(),
        "--mehari.postgres.port=" + database.port(),
        "--mehari.postgres.database=" + database.database(),
        "--mehari.postgres.username=" + database.username(),
        "--mehari.postgres.password=" + database.password());
  }

  /** Its routes. */
  public CamelContext camel() {
    return bean(CamelContext.class);
  }

  /** A bean of the instance. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
