package chat.mehari.messages.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.TestServers;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestGateway;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.RoutingKeys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What operators read, in the form that containers write. */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_LINES = "logging.structured.format.console=ecs";
  private static final String POISON = "[\"nobody may read this\"]";

  private static RunningService service;
  private static List<JsonNode> start;

  /** Spring sets up the logging of a JVM once, and instances of other tests run in this one. */
  @BeforeAll
  static void start(CapturedOutput output) {
    LoggingSystem.get(LogTest.class.getClassLoader()).cleanUp();
    service = RunningService.start("--" + JSON_LINES);
    start = await().atMost(PATIENCE).until(() -> lines(output), LogTest::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aStartIsToldInAFewLines() {
    assertThat(start).hasSizeLessThanOrEqualTo(8);
    assertThat(start)
        .allSatisfy(
            line -> {
              assertThat(line.at("/service/name").asText()).isEqualTo("routes-messages");
              assertThat(line.at("/log/level").asText()).isEqualTo("INFO");
              assertThat(line.at("/message").asText()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendMessage", "getMessages"})
  void aRequestThatFailedIsKnownByItsCorrelationAndNothingThatItHeld(
      String type, CapturedOutput output) {
    try (TestGateway gateway = new TestGateway(TestServers.broker())) {
      Map<String, Object> headers = gateway.headers(UUID.randomUUID(), type);
      String correlation = String.valueOf(headers.get(Headers.CORRELATION));
      String key = type.equals("sendMessage") ? RoutingKeys.commands(3) : type;
      gateway.publish(key, headers, POISON.getBytes(UTF_8));
      gateway.takeDeadLetter();
      await()
          .atMost(PATIENCE)
          .until(
              () -> lines(output).stream(),
              found ->
                  found.anyMatch(
                      line ->
                          line.at("/log/level").asText().equals("ERROR")
                              && line.path("correlation").asText().equals(correlation)
                              && !line.path("gateway").asText().isEmpty()));
    }

    assertThat(output.getAll()).doesNotContain("nobody may read this");
  }

  private static boolean isReady(List<JsonNode> lines) {
    return lines.stream()
        .anyMatch(line -> line.at("/message").asText().equals("routes-messages is ready"));
  }

  private static List<JsonNode> lines(CapturedOutput output) {
    return output.getOut().lines().filter(line -> line.startsWith("{")).map(LogTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
