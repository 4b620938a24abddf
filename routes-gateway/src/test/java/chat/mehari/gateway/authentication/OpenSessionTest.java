package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.Resync;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A socket on which somebody registers or logs in is that user's from then on. */
class OpenSessionTest {

  private static final String CREDENTIALS = "{\"username\":\"ada\",\"password\":\"12345678\"}";
  private static final String ACCOUNT =
      "{\"username\":\"ada\",\"password\":\"12345678\",\"displayName\":\"Ada\"}";

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @ParameterizedTest
  @ValueSource(strings = {"register", "login"})
  void makesTheSocketThatUsers(String operation) {
    services.takeOver(operation, question -> services.open(question, ada));
    try (Client client = Client.connect(gateway)) {
      JsonNode opened = client.reply(operation, operation.equals("login") ? CREDENTIALS : ACCOUNT);
      assertThat(opened.path("sessionId").asText()).isEqualTo(ada.sessionId().toString());

      client.reply("getSelf", "{}");
      assertThat(services.asked("getSelf", ada)).hasSize(1);
      services.event(ada.id(), new EventFrame(new Resync()));
      assertThat(client.next().path("type").asText()).isEqualTo("resync");

      services.revoke(ada);
      assertThat(client.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void aRefusedLoginLeavesTheSocketNobodys() {
    services.takeOver(
        "login", question -> services.refuse(question, ErrorCode.INVALID_CREDENTIALS));
    try (Client client = Client.connect(gateway)) {
      assertThat(client.refusal("login", CREDENTIALS)).isEqualTo("invalid-credentials");
      assertThat(client.refusal("getSelf", "{}")).isEqualTo("unauthenticated");
    }
  }

  @Test
  void nobodyRegistersOnASocketThatIsSomebodysAlready() {
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(client.refusal("register", ACCOUNT)).isEqualTo("conflict");
    }
    assertThat(services.asked("register")).isEmpty();
  }

  @Test
  void whoIsInMayLogInAgain() {
    services.takeOver("login", question -> services.open(question, ada.onOtherDevice()));
    try (Client client = Client.of(gateway, services, ada)) {
      client.reply("login", CREDENTIALS);
      client.reply("getSelf", "{}");
    }
    assertThat(services.asked("getSelf").get(0).header("mehari-session"))
        .isNotEqualTo(ada.sessionId().toString());
    assertThat(services.asked("logout")).isEmpty();
  }

  @Test
  void whoLogsInAsSomebodyElseStaysWhoItIs() {
    Person bert = Person.create();
    services.takeOver("login", question -> services.open(question, bert));
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(client.refusal("login", CREDENTIALS)).isEqualTo("conflict");
      client.reply("getSelf", "{}");
    }
    assertThat(services.asked("getSelf").get(0).header("mehari-user"))
        .isEqualTo(ada.id().toString());
    assertThat(services.await("logout", 1).get(0).header("mehari-session"))
        .isEqualTo(bert.sessionId().toString());
  }

  @Test
  void aSessionThatNoSocketCanUseIsEndedAgain() {
    RunningGateway narrow = RunningGateway.narrow();
    services.takeOver("login", question -> services.open(question, ada.onOtherDevice()));
    try (Client first = Client.of(narrow, services, ada);
        Client second = Client.of(narrow, services, ada);
        Client third = Client.connect(narrow)) {
      assertThat(third.refusal("login", CREDENTIALS)).isEqualTo("rate-limited");

      assertThat(services.await("logout", 1).get(0).header("mehari-user"))
          .isEqualTo(ada.id().toString());
      assertThat(services.asked("logout").get(0).header("mehari-session"))
          .isNotEqualTo(ada.sessionId().toString());
      assertThat(third.refusal("getSelf", "{}")).isEqualTo("unauthenticated");
      first.reply("getSelf", "{}");
      second.reply("getSelf", "{}");
    }
  }

  @Test
  void refreshDoesNotAuthenticate() {
    try (Client client = Client.connect(gateway)) {
      client.reply("refresh", "{\"refreshToken\":\"%s\"}".formatted("r".repeat(43)));
      assertThat(client.refusal("getSelf", "{}")).isEqualTo("unauthenticated");
    }
  }
}
