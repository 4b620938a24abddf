package chat.mehari.users.platform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AtMostOnceTest {

  @Test
  void commandThatIsDeliveredAgainIsAnsweredAndNotRun() throws Exception {
    String name = "twice" + UUID.randomUUID().toString().substring(0, 8);
    UsersService service = UsersService.sharedAlone();
    try (Gateway gateway = new Gateway()) {
      service.camel().getRouteController().stopRoute("register");
      CompletableFuture<JsonNode> answer;
      try {
        answer =
            gateway.send(
                Operation.REGISTER, Map.of("username", name, "password", "12345678"), null);
        gateway.queue(Queues.of(Operation.REGISTER)).takeAndGiveBack();
      } finally {
        service.camel().getRouteController().startRoute("register");
      }
      assertThat(Gateway.code(Gateway.answer(answer))).isEqualTo("unavailable");
      assertThat(UsersService.sql("select username from account where username = ?", name))
          .isEmpty();
    }
  }

  @Test
  void queryThatIsDeliveredAgainIsAnswered() throws Exception {
    UsersService service = UsersService.sharedAlone();
    try (Gateway gateway = new Gateway()) {
      service.camel().getRouteController().stopRoute("get-keys");
      CompletableFuture<JsonNode> answer;
      try {
        answer = gateway.send(Operation.GET_KEYS, Map.of(), null);
        gateway.queue(Queues.of(Operation.GET_KEYS)).takeAndGiveBack();
      } finally {
        service.camel().getRouteController().startRoute("get-keys");
      }
      assertThat(Gateway.data(Gateway.answer(answer)).get("keys")).isNotEmpty();
    }
  }
}
