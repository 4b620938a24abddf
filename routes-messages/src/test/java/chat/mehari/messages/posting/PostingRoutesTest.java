package chat.mehari.messages.posting;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestGateway;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostingRoutesTest {

  private static RunningService service;
  private static TestGateway gateway;

  private final UUID alice = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();
  private final UUID conversation = ConversationId.ofPrivate(alice, bob);

  @BeforeAll
  static void start() {
    service = RunningService.start();
    gateway = new TestGateway(TestServers.broker());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    service.close();
  }

  @BeforeEach
  void watch() {
    gateway.watch(alice);
    gateway.watch(bob);
  }

  @Test
  void theFirstMessageCreatesTheConversationAndTakesNumberOne() {
    UUID cid = UUID.randomUUID();
    JsonNode reply = gateway.ask(alice, Operation.SEND_MESSAGE, post("hello", cid));

    assertThat(reply.path("type").asText()).isEqualTo("reply");
    JsonNode data = reply.path("data");
    assertThat(data.path("conversationId").asText()).isEqualTo(conversation.toString());
    assertThat(data.path("seq").asLong()).isEqualTo(1);
    assertThat(data.path("cid").asText()).isEqualTo(cid.toString());
    assertThat(data.path("sentAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  private Map<String, Object> post(String body, UUID cid) {
    return Map.of("to", bob, "cid", cid, "body", body);
  }
}
