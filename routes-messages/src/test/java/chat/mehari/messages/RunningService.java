package chat.mehari.messages;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.springframework.boot.ExitCodeEvent;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** One instance of the service in this JVM, on the servers of the tests. */
public final class RunningService implements AutoCloseable {

  /** Answers also where a busy machine takes long to connect to the database. */
  public static final String PATIENT = "--spring.datasource.hikari.connection-timeout=30000";

  private final ConfigurableApplicationContext context;
  private final CompletableFuture<Integer> end;

  private RunningService(ConfigurableApplicationContext context, CompletableFuture<Integer> end) {
    this.context = context;
    this.end = end;
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
    return begin(breakpoints, broker, database, further).awaitReady();
  }

  /** Starts an instance against these servers, whether they are there or not. */
  public static RunningService begin(
      Breakpoints breakpoints, BrokerAddress broker, DatabaseAddress database, String... further) {
    SharedService.giveWay();
    return run(breakpoints, broker, database, further);
  }

  /** Starts the instance that is shared, on these servers. */
  static RunningService startShared(
      Breakpoints breakpoints, BrokerAddress broker, DatabaseAddress database, String... further) {
    return run(breakpoints, broker, database, further).awaitReady();
  }

  private static RunningService run(
      Breakpoints breakpoints, BrokerAddress broker, DatabaseAddress database, String... further) {
    List<String> arguments = new ArrayList<>(arguments(broker, database));
    arguments.addAll(List.of(further));
    CompletableFuture<Integer> end = new CompletableFuture<>();
    ApplicationListener<ExitCodeEvent> listener = event -> end.complete(event.getExitCode());
    return new RunningService(
        MessagesApplication.application()
            .properties(
                "spring.main.web-application-type=none",
                "spring.jmx.enabled=false",
                // What still runs at the end of the JVM has nothing to tidy up.
                "spring.main.register-shutdown-hook=false",
                // Nobody balances: several instances need what the embedded broker lacks.
                "mehari.messages.announce-interval-ms=600000",
                "logging.level.qpid=error")
            .initializers(
                context -> context.getBeanFactory().registerSingleton("breakpoints", breakpoints))
            .listeners(listener)
            .run(arguments.toArray(String[]::new)),
        end);
  }

  /** Waits until it takes requests. */
  public RunningService awaitReady() {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofMinutes(2))
        .until(this::isReady);
    return this;
  }

  /** Whether its schema is there and its routes run. */
  public boolean isReady() {
    return context
        .getBean("schemaHealthIndicator", HealthIndicator.class)
        .health()
        .getStatus()
        .equals(Status.UP);
  }

  /** The code with which it ends by itself. */
  public CompletableFuture<Integer> end() {
    return end;
  }

  /** Whether it has not ended. */
  public boolean isActive() {
    return context.isActive();
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
