package chat.mehari.users.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationRoutesTest {

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
  void logoutEndsTheSessionAndTellsTheGateways() {
    Gateway.Signed signed = register();
    assertThat(Gateway.data(gateway.ask(Operation.LOGOUT, Map.of(), signed))).isEmpty();
    assertThat(gateway.broadcasts().heardRevoked(signed.userId(), signed.sessionId())).isTrue();
    Gateway.data(gateway.ask(Operation.LOGOUT, Map.of(), signed));
  }

  @Test
  void listsLiveSessionsTheOwnOneMarked() throws IOException {
    String name = "list" + UUID.randomUUID().toString().substring(0, 8);
    Gateway.Signed first = Gateway.signed(gateway.register(name));
    JsonNode opened =
        Gateway.data(
            Gateway.answer(
                gateway.publish(
                    Operation.LOGIN,
                    ("{\"username\":\""
                            + name
                            + "\",\"password\":\""
                            + Gateway.password(name)
                            + "\"}")
                        .getBytes(UTF_8),
                    Map.of(Headers.USER_AGENT, "\uD83D\uDC2A".repeat(300)))));
    Gateway.Signed second = Gateway.signed(opened);

    JsonNode sessions =
        Gateway.data(gateway.ask(Operation.GET_SESSIONS, Map.of(), first)).get("sessions");
    assertThat(sessions).hasSize(2);
    assertThat(sessions.get(0).get("id").asText()).isEqualTo(first.sessionId());
    assertThat(sessions.get(0).get("current").asBoolean()).isTrue();
    assertThat(sessions.get(0).get("userAgent").asText()).isEqualTo("a test");
    assertThat(sessions.get(1).get("id").asText()).isEqualTo(second.sessionId());
    assertThat(sessions.get(1).get("current").asBoolean()).isFalse();
    assertThat(sessions.get(1).get("userAgent").asText()).isEqualTo("\uD83D\uDC2A".repeat(256));

    revoke(first, second.sessionId());
    assertThat(Gateway.data(gateway.ask(Operation.GET_SESSIONS, Map.of(), first)).get("sessions"))
        .hasSize(1);
  }

  @Test
  void revokesAnOwnSessionAgainAndAgain() {
    Gateway.Signed signed = register();
    assertThat(Gateway.data(revoke(signed, signed.sessionId()))).isEmpty();
    assertThat(gateway.broadcasts().heardRevoked(signed.userId(), signed.sessionId())).isTrue();
    assertThat(Gateway.data(revoke(signed, signed.sessionId()))).isEmpty();
  }

  @Test
  void doesNotTellAForeignSessionFromNone() {
    Gateway.Signed signed = register();
    Gateway.Signed other = register();
    JsonNode foreign = revoke(signed, other.sessionId());
    JsonNode unknown = revoke(signed, UUID.randomUUID().toString());
    assertThat(Gateway.code(foreign)).isEqualTo("not-found");
    assertThat(foreign.get("error")).isEqualTo(unknown.get("error"));
    Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), other));
  }

  @Test
  void tellsGatewaysWhichSessionsAreOver() {
    Gateway.Signed alive = register();
    Gateway.Signed over = register();
    revoke(over, over.sessionId());
    String never = UUID.randomUUID().toString();
    JsonNode frame =
        gateway.ask(
            Operation.CHECK_SESSIONS,
            Map.of("sessionIds", List.of(alive.sessionId(), over.sessionId(), never)));
    assertThat(Gateway.data(frame).get("ended"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(over.sessionId(), never);
  }

  private Gateway.Signed register() {
    return Gateway.signed(gateway.register("s" + UUID.randomUUID().toString().substring(0, 12)));
  }

  private JsonNode revoke(Gateway.Signed signed, String sessionId) {
    return gateway.ask(Operation.REVOKE_SESSION, Map.of("sessionId", sessionId), signed);
  }
}
