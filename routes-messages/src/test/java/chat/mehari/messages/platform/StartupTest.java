package chat.mehari.messages.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.LostServers;
import chat.mehari.messages.MessagesApplication;
import chat.mehari.messages.Pipeline;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestGateway;
import chat.mehari.schemas.broker.Queues;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** Instances, broker and database start in any order. */
@Tag("long")
class StartupTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void anInstanceWithoutServersIsAliveAndNotReadyUntilTheyAreThere(@TempDir Path directory)
      throws Exception {
    try (LostServers servers = new LostServers(directory);
        ConfigurableApplicationContext service =
            MessagesApplication.application()
                .properties("spring.jmx.enabled=false", "logging.level.root=warn")
                .run(
                    RunningService.arguments(servers.brokerAddress(), servers.databaseAddress())
                        .toArray(String[]::new))) {
      assertThat(status(service, "liveness")).isEqualTo(200);
      assertThat(status(service, "readiness")).isEqualTo(503);

      servers.startDatabase();
      HealthIndicator schema = service.getBean("schemaHealthIndicator", HealthIndicator.class);
      await().atMost(PATIENCE).until(() -> schema.health().getStatus().equals(Status.UP));
      assertThat(status(service, "readiness")).isEqualTo(503);

      servers.startBroker();
      await().atMost(PATIENCE).until(() -> status(service, "readiness") == 200);
      AmqpAdmin admin = service.getBean(AmqpAdmin.class);
      await().atMost(PATIENCE).until(() -> isConsumed(admin, Queues.commands(7)));
      try (TestGateway gateway = new TestGateway(servers.brokerAddress())) {
        Pipeline pipeline = new Pipeline(gateway, 1);
        pipeline.send(10).assertPosted(servers.sql());
        pipeline.assertAnswered();
      }
    }
  }

  @Test
  void twoInstancesStartAtOnceOnAnEmptyDatabase(@TempDir Path directory) throws Exception {
    try (LostServers servers = new LostServers(directory).startDatabase().startBroker()) {
      CompletableFuture<RunningService> one = start(servers);
      CompletableFuture<RunningService> other = start(servers);
      try (RunningService first = one.get(60, SECONDS);
          RunningService second = other.get(60, SECONDS);
          TestGateway gateway = new TestGateway(servers.brokerAddress())) {
        assertThat(first.camel().isStarted()).isTrue();
        assertThat(second.camel().isStarted()).isTrue();
        Pipeline pipeline = new Pipeline(gateway, 9).send(90);
        pipeline.assertPosted(servers.sql());
        pipeline.assertAnswered();
      }
      assertThat(servers.sql().queryForObject("select count(*) from epoch", Long.class))
          .isEqualTo(1);
    }
  }

  /** Spring sets up the logging of the JVM at each start, and not twice at a time. */
  @BeforeAll
  static void keepLogging() {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
  }

  @AfterAll
  static void giveLoggingBack() {
    System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
  }

  private static boolean isConsumed(AmqpAdmin admin, String queue) {
    QueueInformation found = admin.getQueueInfo(queue);
    return found != null && found.getConsumerCount() > 0;
  }

  private static CompletableFuture<RunningService> start(LostServers servers) {
    return CompletableFuture.supplyAsync(
        () ->
            RunningService.start(
                new Breakpoints(), servers.brokerAddress(), servers.databaseAddress()));
  }

  private static int status(ConfigurableApplicationContext context, String probe)
      throws IOException, InterruptedException {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/actuator/health/" + probe))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
