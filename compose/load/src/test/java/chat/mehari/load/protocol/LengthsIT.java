package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bound of the protocol, on both sides. */
@ExtendWith(SharedSystem.class)
class LengthsIT {
  private static final String PASSWORD = "correct horse";

  @ParameterizedTest
  @ValueSource(ints = {3, 32})
  void usernamesFit(int length, Clients clients) {
    String name = (UUID.randomUUID() + "").substring(36 - length);

    assertThat(register(clients.connect(), name, PASSWORD).path("user").path("username").asText())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "a b c",
        "abc\\n",
        "\\nabc",
        "abc\\u0000",
        "äöü",
        "a/b",
        "a@b.c",
        "аbc",
        "ab😀",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "abc\\r\\n",
        "abc\\u2028",
        "abc\\u0130"
      })
  void otherUsernamesDoNot(String name, Clients clients) {
    WireClient client = clients.connect();

    assertThat(
            Refusal.ofFrame(
                    client,
                    "x",
                    "{\"type\":\"register\",\"id\":\"x\",\"data\":{\"username\":\"%s\",\"password\":\"%s\"}}"
                        .formatted(name, PASSWORD))
                .code())
        .isEqualTo("invalid-frame");
  }

  @Test
  void usernamesMayHaveDotsLinesAndDashes(Clients clients) {
    String name = "._-" + Account.randomName().substring(0, 20) + "-_.";

    assertThat(register(clients.connect(), name, PASSWORD).has("accessToken")).isTrue();
  }

  @Test
  void passwordsHave8To128CodePointsAndAllOfThemCount(Clients clients) {
    WireClient client = clients.connect();
    String name = Account.randomName();
    String longest = "🔑".repeat(127);

    assertThat(Refusal.code(client, "register", "username", name, "password", "1234567"))
        .isEqualTo("invalid-frame");
    assertThat(Refusal.code(client, "register", "username", name, "password", "🔑".repeat(7)))
        .isEqualTo("invalid-frame");
    assertThat(Refusal.code(client, "register", "username", name, "password", "p".repeat(129)))
        .isEqualTo("invalid-frame");
    register(client, name, longest + "a");
    register(clients.connect(), Account.randomName(), "🔑".repeat(8));
    assertThat(
            Refusal.code(clients.connect(), "login", "username", name, "password", longest + "b"))
        .isEqualTo("invalid-credentials");
    clients.connect().call("login", Json.object("username", name, "password", longest + "a"));
  }

  @Test
  void displayNamesHave1To64CodePoints(Clients clients) {
    Device device = clients.register();

    assertThat(Refusal.code(device, "updateSelf", "displayName", "")).isEqualTo("invalid-frame");
    assertThat(Refusal.code(device, "updateSelf", "displayName", "😀".repeat(65)))
        .isEqualTo("invalid-frame");
    for (String name : new String[] {"x", "😀".repeat(64), "Zoë O'Neil-Müller \"Z\"", "%_\\"}) {
      assertThat(device.call("updateSelf", "displayName", name).path("user").path("displayName"))
          .isEqualTo(Json.value(name));
    }
  }

  @Test
  void bodiesHave1To4000CodePoints(Clients clients) {
    Device device = clients.register();

    assertThat(Refusal.of(() -> device.send(device.id(), "")).code()).isEqualTo("invalid-frame");
    assertThat(Refusal.of(() -> device.send(device.id(), "b".repeat(4_001))).code())
        .isEqualTo("invalid-frame");
    assertThat(device.send(device.id(), "b".repeat(4_000)).path("seq").asInt()).isEqualTo(1);
    assertThat(device.send(device.id(), "\n").path("seq").asInt()).isEqualTo(2);
  }

  @Test
  void pagesHave1To100Entries(Clients clients) {
    Device device = clients.register();
    device.send(device.id(), "one");

    for (String type : new String[] {"getUsers", "getConversations", "getMessages"}) {
      ObjectNode data = Json.object();
      if (type.equals("getMessages")) {
        data.put("with", device.id().toString());
      }
      for (int wrong : new int[] {0, 101, -1}) {
        assertThat(
                Refusal.of(() -> device.wire().call(type, data.deepCopy().put("limit", wrong)))
                    .code())
            .as("%s %d", type, wrong)
            .isEqualTo("invalid-frame");
      }
      for (int right : new int[] {1, 100}) {
        assertThat(device.wire().call(type, data.deepCopy().put("limit", right))).isNotEmpty();
      }
    }
  }

  @Test
  void upTo100UsersAreAskedFor(Clients clients) {
    Device device = clients.register();

    assertThat(
            device
                .call("getUsers", "ids", Stream.generate(UUID::randomUUID).limit(100).toList())
                .path("users"))
        .isEmpty();
    assertThat(Refusal.code(device, "getUsers", "ids", Collections.nCopies(101, device.id())))
        .isEqualTo("invalid-frame");
  }

  @Test
  void upTo500PositionsAreSynced(Clients clients) {
    Device device = clients.register();
    ObjectNode positions = Json.object();
    IntStream.range(0, 500).forEach(i -> positions.put(UUID.randomUUID().toString(), 0));

    assertThat(device.call("sync", "positions", positions).path("gone")).hasSize(500);
    positions.put(UUID.randomUUID().toString(), 0);
    assertThat(Refusal.code(device, "sync", "positions", positions)).isEqualTo("invalid-frame");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "9007199254740992", "1e30", "18446744073709551617", "0.5", "\"1\"", "null"})
  void numbersOutOfRangeAreRefused(String number, Clients clients) {
    Device device = clients.register();
    String conversation = device.send(device.id(), "one").path("conversationId").asText();

    for (String field : new String[] {"before", "after"}) {
      String frame =
          "{\"type\":\"getMessages\",\"id\":\"x\",\"data\":{\"conversationId\":\"%s\",\"%s\":%s}}";
      assertThat(
              Refusal.ofFrame(device.wire(), "x", frame.formatted(conversation, field, number))
                  .code())
          .isEqualTo("invalid-frame");
    }
    String sync = "{\"type\":\"sync\",\"id\":\"x\",\"data\":{\"positions\":{\"%s\":%s}}}";
    assertThat(Refusal.ofFrame(device.wire(), "x", sync.formatted(conversation, number)).code())
        .isEqualTo("invalid-frame");
  }

  @Test
  void theLargestNumberIsAllowed(Clients clients) {
    Device device = clients.register();
    long largest = 9_007_199_254_740_991L;
    device.send(device.id(), "one");

    assertThat(device.call("getMessages", "with", device.id(), "before", largest).path("messages"))
        .hasSize(1);
    assertThat(device.call("getMessages", "with", device.id(), "after", largest).path("messages"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "6e1cf4b46a1e4a6e8f0a000000000000",
        "{6e1cf4b4-6a1e-4a6e-8f0a-000000000000}",
        "6e1cf4b4-6a1e-4a6e-8f0a-00000000000",
        "6e1cf4b4-6a1e-4a6e-8f0a-000000000000\\n",
        "ge1cf4b4-6a1e-4a6e-8f0a-000000000000",
        ""
      })
  void onlyCanonicalUuidsAreIds(String id, Clients clients) {
    Device device = clients.register();

    for (String frame :
        new String[] {
          "{\"type\":\"sendMessage\",\"id\":\"x\",\"data\":{\"to\":\"%s\",\"cid\":\"%s\",\"body\":\"b\"}}"
              .formatted(device.id(), id),
          "{\"type\":\"sendMessage\",\"id\":\"x\",\"data\":{\"to\":\"%s\",\"cid\":\"%s\",\"body\":\"b\"}}"
              .formatted(id, device.id()),
          "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"ids\":[\"%s\"]}}".formatted(id),
          "{\"type\":\"sync\",\"id\":\"x\",\"data\":{\"positions\":{\"%s\":0}}}".formatted(id),
          "{\"type\":\"revokeSession\",\"id\":\"x\",\"data\":{\"sessionId\":\"%s\"}}".formatted(id)
        }) {
      assertThat(Refusal.ofFrame(device.wire(), "x", frame).code()).isEqualTo("invalid-frame");
    }
  }

  private static JsonNode register(WireClient client, String name, String password) {
    return client.call("register", Json.object("username", name, "password", password));
  }
}
