package chat.mehari.users.account;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelfRoutesTest {

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
  void answersTheCallersAccount() {
    JsonNode registered = register();
    JsonNode data =
        Gateway.data(gateway.ask(Operation.GET_SELF, Map.of(), Gateway.signed(registered)));
    assertThat(data.get("user")).isEqualTo(registered.get("user"));
  }

  @Test
  void changesTheDisplayNameAndTellsEverybody() {
    JsonNode registered = register();
    JsonNode data = Gateway.data(rename(registered, "Ärnst \uD83D\uDC2A"));
    assertThat(data.at("/user/displayName").asText()).isEqualTo("Ärnst \uD83D\uDC2A");
    JsonNode event =
        gateway.broadcasts().awaitUserEvent("user.updated", registered.at("/user/id").asText());
    assertThat(event.at("/frame/data/user")).isEqualTo(data.get("user"));
  }

  @Test
  void sayingWhatIsSoAlreadyTellsNobody() {
    JsonNode registered = register();
    String name = registered.at("/user/displayName").asText();
    assertThat(Gateway.data(rename(registered, name)).get("user"))
        .isEqualTo(registered.get("user"));
    JsonNode nothing = gateway.ask(Operation.UPDATE_SELF, Map.of(), Gateway.signed(registered));
    assertThat(Gateway.data(nothing).get("user")).isEqualTo(registered.get("user"));

    // The event of a third change comes after those that must not come.
    rename(registered, "another name");
    JsonNode event =
        gateway.broadcasts().awaitUserEvent("user.updated", registered.at("/user/id").asText());
    assertThat(event.at("/frame/data/user/displayName").asText()).isEqualTo("another name");
  }

  @Test
  void refusesABlankName() {
    assertThat(Gateway.code(rename(register(), " \t "))).isEqualTo("invalid-frame");
  }

  private JsonNode register() {
    return gateway.register("S" + UUID.randomUUID().toString().substring(0, 12));
  }

  private JsonNode rename(JsonNode registered, String name) {
    return gateway.ask(
        Operation.UPDATE_SELF, Map.of("displayName", name), Gateway.signed(registered));
  }
}
