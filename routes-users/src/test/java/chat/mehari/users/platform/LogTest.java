package chat.mehari.users.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What operators read, in the form that containers write. */
@ExtendWith(OutputCaptureExtension.class)
@Order(Integer.MAX_VALUE)
class LogTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_LINES = "logging.structured.format.console=ecs";
  private static final String POISON = "[\"nobody may read this\"]";

  private static UsersService service;
  private static List<JsonNode> start;

  /** Spring sets up the logging of a JVM once, and instances of other tests log into it. */
  @BeforeAll
  static void start(CapturedOutput output) {
    UsersService.endShared();
    LoggingSystem.get(LogTest.class.getClassLoader()).cleanUp();
    service = UsersService.start(JSON_LINES);
    start = await().until(() -> lines(output), LogTest::isReady);
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
              assertThat(line.at("/service/name").asText()).isEqualTo("routes-users");
              assertThat(line.at("/log/level").asText()).isEqualTo("INFO");
              assertThat(line.at("/message").asText()).isNotBlank();
            });
  }

  @Test
  void aRequestThatFailedIsKnownByItsCorrelationAndNothingThatItHeld(CapturedOutput output)
      throws Exception {
    try (Gateway gateway = new Gateway()) {
      var unused =
          gateway.publish(
              Operation.GET_USERS,
              POISON.getBytes(UTF_8),
              Map.of(Headers.CORRELATION, "c-17", Headers.REPLY_KEY, "gateway.of.log"));
      gateway.queue(Queues.USERS_DEAD_LETTER).take();
      await().until(() -> lines(output).stream(), found -> found.anyMatch(LogTest::isOfTheRequest));
    }

    assertThat(output.getAll()).doesNotContain("nobody may read this");
  }

  private static boolean isReady(List<JsonNode> lines) {
    return lines.stream()
        .anyMatch(line -> line.at("/message").asText().equals("routes-users is ready"));
  }

  private static boolean isOfTheRequest(JsonNode line) {
    return line.at("/log/level").asText().equals("ERROR")
        && line.path("message").asText().contains("is buried")
        && line.path("correlation").asText().equals("c-17")
        && line.path("gateway").asText().equals("gateway.of.log");
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
