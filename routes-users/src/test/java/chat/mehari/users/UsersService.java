package chat.mehari.users;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeEvent;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** One running instance of the service, against the servers of the tests. */
public final class UsersService implements AutoCloseable {

  /** From one network, and not from this machine, where all other tests come from. */
  public static final int REGISTRATIONS_PER_HOUR = 3;

  private static @Nullable UsersService shared;
  private static @Nullable UsersService second;

  static {
    // Long for a machine that is busy with other things, and short steps for one that is not.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
  }

  /** Answers also where a busy machine takes long to connect or to hash. */
  private static final List<String> PATIENT =
      List.of(
          "spring.datasource.hikari.connection-timeout=30000",
          "mehari.users.password.patience=9s",
          // Tests that move the age of a key need not wait for a minute.
          "mehari.users.token.key-check-period=200ms");

  private final ConfigurableApplicationContext context;
  private final CompletableFuture<Integer> end;

  private UsersService(ConfigurableApplicationContext context, CompletableFuture<Integer> end) {
    this.context = context;
    this.end = end;
  }

  /** The instance that tests share which need nothing special of it. */
  public static synchronized UsersService shared() {
    UsersService known = shared;
    if (known == null) {
      known = start();
      shared = known;
    }
    return known;
  }

  /** The shared instance, with a second one beside it. */
  public static synchronized UsersService sharedWithSecond() {
    if (second == null) {
      second = start();
    }
    return shared();
  }

  /** The shared instance, and no second one that might take what a test keeps from it. */
  public static synchronized UsersService sharedAlone() {
    UsersService known = second;
    second = null;
    if (known != null) {
      known.close();
    }
    return shared();
  }

  /** Ends the shared instances, for a test that needs all requests or the log to itself. */
  public static synchronized void endShared() {
    sharedAlone().close();
    shared = null;
  }

  /** Starts an instance with some settings of its own, each {@code name=value}. */
  public static UsersService start(String... settings) {
    List<String> all = new ArrayList<>(PATIENT);
    all.addAll(List.of(settings));
    return start(TestServers.broker(), TestServers.database(), all.toArray(String[]::new))
        .awaitReady();
  }

  /** Starts an instance against these servers, whether they are there or not. */
  public static UsersService start(
      BrokerAddress broker, DatabaseAddress database, String... settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("mehari.rabbitmq.host", broker.host());
    all.put("mehari.rabbitmq.port", Integer.toString(broker.port()));
    all.put("mehari.rabbitmq.username", broker.username());
    all.put("mehari.rabbitmq.password", broker.password());
    all.put("mehari.rabbitmq.virtual-host", broker.virtualHost());
    all.put("mehari.postgres.host", database.host());
    all.put("mehari.postgres.port", Integer.toString(database.port()));
    all.put("mehari.postgres.database", database.database());
    all.put("mehari.postgres.username", database.username());
    all.put("mehari.postgres.password", database.password());
    all.put("logging.level.qpid", "error");
    // What still runs at the end of the JVM has nothing to tidy up.
    all.put("spring.main.register-shutdown-hook", "false");
    // Cheap hashes: what they cost is not what most tests are about.
    all.put("mehari.users.password.memory", "1024");
    all.put("mehari.users.password.iterations", "1");
    all.put("mehari.users.password.queue-size", "50");
    all.put("mehari.users.registrations-per-hour", Integer.toString(REGISTRATIONS_PER_HOUR));
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      all.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    List<String> arguments = new ArrayList<>();
    all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    CompletableFuture<Integer> end = new CompletableFuture<>();
    ApplicationListener<ExitCodeEvent> listener = event -> end.complete(event.getExitCode());
    return new UsersService(
        UsersApplication.application().listeners(listener).run(arguments.toArray(String[]::new)),
        end);
  }

  /** Waits until it takes requests. */
  public UsersService awaitReady() {
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

  /** A bean of it. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Its routes. */
  public CamelContext camel() {
    return bean(CamelContext.class);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Runs a statement in the service's schema; returns the first column of each row, as text. */
  public static List<String> sql(String statement, Object... parameters) {
    DatabaseAddress database = TestServers.database();
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=users",
                database.username(),
                database.password());
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      List<String> values = new ArrayList<>();
      if (prepared.execute()) {
        try (ResultSet rows = prepared.getResultSet()) {
          while (rows.next()) {
            values.add(String.valueOf(rows.getString(1)));
          }
        }
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
