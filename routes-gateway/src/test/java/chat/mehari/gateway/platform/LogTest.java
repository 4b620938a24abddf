package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.gateway.dispatch.CommandChannel;
import chat.mehari.gateway.harness.RunningGateway;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What operators read, in the form that containers write. */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Spring sets up the logging of a JVM once, and instances of other tests run in this one. */
  @BeforeEach
  void setUpAnew() {
    LoggingSystem.get(LogTest.class.getClassLoader()).cleanUp();
  }

  @Test
  void aStartIsToldInAFewLines(CapturedOutput output) {
    try (RunningGateway gateway = RunningGateway.startWithJsonLog()) {
      await().atMost(Duration.ofSeconds(60)).until(gateway.bean(CommandChannel.class)::isMet);
    }

    List<JsonNode> lines = lines(output);
    assertThat(lines).hasSizeBetween(1, 8);
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.at("/service/name").asText()).isEqualTo("routes-gateway");
              assertThat(line.at("/log/level").asText()).isEqualTo("INFO");
              assertThat(line.at("/message").asText()).isNotBlank();
            })
        .anyMatch(line -> line.at("/message").asText().equals("Commands reach the broker"));
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
