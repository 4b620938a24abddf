package chat.mehari.users.account;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordChangeRoutesTest {

  private static final String NEW = "an entirely new one";

  private Gateway gateway;

  @BeforeEach
  void connect() {
    UsersService.shared();
    gateway = new Gateway();
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  @Test
  void changesThePasswordAndRevokesEveryOtherSession() {
    String name = name();
    JsonNode other = gateway.register(name);
    JsonNode current = Gateway.data(login(name, Gateway.password(name)));

    assertThat(Gateway.data(change(current, Gateway.password(name), NEW))).isEmpty();

    Gateway.Signed ended = Gateway.signed(other);
    assertThat(gateway.broadcasts().heardRevoked(ended.userId(), ended.sessionId())).isTrue();
    assertThat(Gateway.code(gateway.ask(Operation.AUTHENTICATE, Map.of(), ended)))
        .isEqualTo("unauthenticated");
    assertThat(
            Gateway.code(
                gateway.ask(
                    Operation.REFRESH, Map.of("refreshToken", other.get("refreshToken").asText()))))
        .isEqualTo("unauthenticated");
    Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), Gateway.signed(current)));
    Gateway.data(
        gateway.ask(
            Operation.REFRESH, Map.of("refreshToken", current.get("refreshToken").asText())));
    assertThat(gateway.broadcasts().heardRevoked(ended.userId(), current.get("sessionId").asText()))
        .isFalse();
    assertThat(Gateway.code(login(name, Gateway.password(name)))).isEqualTo("invalid-credentials");
    Gateway.data(login(name, NEW));
  }

  @Test
  void wrongCurrentPasswordChangesNothingAndCounts() {
    String name = name();
    JsonNode registered = gateway.register(name);
    for (int i = 0; i < 10; i++) {
      assertThat(Gateway.code(change(registered, "wrong password", NEW)))
          .isEqualTo("invalid-credentials");
    }
    assertThat(Gateway.code(change(registered, Gateway.password(name), NEW)))
        .isEqualTo("rate-limited");
    assertThat(Gateway.code(login(name, Gateway.password(name)))).isEqualTo("rate-limited");
  }

  @Test
  void ofManyChangesAtOnceOneCounts() {
    String name = name();
    JsonNode registered = gateway.register(name);
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    gateway.send(
                        Operation.CHANGE_PASSWORD,
                        Map.of(
                            "currentPassword",
                            Gateway.password(name),
                            "newPassword",
                            "new one " + i),
                        Gateway.signed(registered)))
            .toList();
    List<JsonNode> frames = answers.stream().map(Gateway::answer).toList();
    List<Integer> done =
        IntStream.range(0, 6)
            .filter(i -> frames.get(i).get("type").asText().equals("reply"))
            .boxed()
            .toList();
    assertThat(done).hasSize(1);
    Gateway.data(login(name, "new one " + done.get(0)));
    Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), Gateway.signed(registered)));
  }

  private static String name() {
    return "p" + UUID.randomUUID().toString().substring(0, 12);
  }

  private JsonNode login(String username, String password) {
    return gateway.ask(Operation.LOGIN, Map.of("username", username, "password", password));
  }

  private JsonNode change(JsonNode opened, String current, String next) {
    return gateway.ask(
        Operation.CHANGE_PASSWORD,
        Map.of("currentPassword", current, "newPassword", next),
        Gateway.signed(opened));
  }
}
