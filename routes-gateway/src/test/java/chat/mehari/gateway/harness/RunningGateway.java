package chat.mehari.gateway.harness;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.TestServers;
import chat.mehari.gateway.GatewayApplication;
import chat.mehari.gateway.dispatch.PendingRequests;
import chat.mehari.gateway.platform.SharedClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway as it runs, on a free port and with the tests' broker. */
public final class RunningGateway implements AutoCloseable {

  private static final Map<List<String>, RunningGateway> SHARED = new ConcurrentHashMap<>();

  private final ConfigurableApplicationContext context;

  private RunningGateway(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * The gateway with these settings that tests share; it runs to the end. They change nothing of it
   * for good.
   */
  public static RunningGateway shared(String... settings) {
    Services.shared();
    return SHARED.computeIfAbsent(List.of(settings), key -> start(settings));
  }

  /**
   * One with little room, which tests share: two sockets a user, and 64 unanswered requests a
   * socket. It also forgets users soon.
   */
  public static RunningGateway narrow() {
    return shared("sockets-per-user=2", "maximum-unanswered=64", "unbind-delay=300ms");
  }

  /**
   * Starts a gateway and returns when it is ready; the services must be there.
   *
   * @param settings {@code name=value}, the names without {@code mehari.gateway.}
   */
  public static RunningGateway start(String... settings) {
    return start(TestServers.broker(), settings).awaitReady();
  }

  /** Starts a gateway that logs as one in a container does; returns before it is ready. */
  public static RunningGateway startWithJsonLog() {
    List<String> arguments = new ArrayList<>(arguments(TestServers.broker()));
    arguments.add("--mehari.gateway.stop-spread=0s");
    arguments.add("--logging.structured.format.console=ecs");
    return run(arguments);
  }

  /** Starts a gateway on another broker; returns before it is ready. */
  public static RunningGateway start(BrokerAddress broker, String... settings) {
    List<String> arguments = new ArrayList<>(arguments(broker));
    if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("stop-spread="))) {
      arguments.add("--mehari.gateway.stop-spread=0s");
    }
    for (String setting : settings) {
      arguments.add("--mehari.gateway." + setting);
    }
    return run(arguments);
  }

  private static List<String> arguments(BrokerAddress broker) {
    return List.of(
        "--server.port=0",
        "--mehari.rabbitmq.host=" + broker.host(),
        "--mehari.rabbitmq.port=" + broker.port(),
        "--mehari.rabbitmq.username=" + broker.username(),
        "--mehari.rabbitmq.password=" + broker.password(),
        "--mehari.rabbitmq.virtual-host=" + broker.virtualHost(),
        "--logging.level.qpid=WARN");
  }

  private static RunningGateway run(List<String> arguments) {
    return new RunningGateway(
        GatewayApplication.application().run(arguments.toArray(String[]::new)));
  }

  /** Waits until it is ready. */
  public RunningGateway awaitReady() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isReady);
    return this;
  }

  /** Whether it wants new clients. */
  public boolean isReady() {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(page("/actuator/health/readiness")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where clients connect. */
  public URI socket() {
    return URI.create("ws://localhost:" + port() + "/ws");
  }

  /** A page or an endpoint of operators. */
  public URI page(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  /** A part of it. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** How many sockets it knows of. */
  public int sockets() {
    return (int) bean(MeterRegistry.class).get("mehari.gateway.sockets").gauge().value();
  }

  /** Lets it believe that it is so much later than it is, until this is so. */
  public void later(Duration ahead, Callable<Boolean> until) {
    SharedClock clock = bean(SharedClock.class);
    try {
      awaitRepeating(() -> clock.learn(Instant.now().plus(ahead)), until);
    } finally {
      clock.learn(Instant.now());
    }
  }

  /** Ends its waiting for the answer to whatever it has asked, until this is so. */
  public void giveUpWaiting(Callable<Boolean> until) {
    PendingRequests pending = bean(PendingRequests.class);
    ProducerTemplate routes = bean(CamelContext.class).createProducerTemplate();
    awaitRepeating(() -> routes.sendBody("direct:give-up", pending.all()), until);
  }

  /** What has been done may be undone, or come too early, so it is done again and again. */
  private static void awaitRepeating(Runnable action, Callable<Boolean> until) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              action.run();
              return until.call();
            });
  }

  @Override
  public void close() {
    context.close();
  }

  private int port() {
    return ((WebServerApplicationContext) context).getWebServer().getPort();
  }
}
