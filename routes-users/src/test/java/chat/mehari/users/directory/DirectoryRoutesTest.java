package chat.mehari.users.directory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryRoutesTest {

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
  void findsPartsOfNamesRegardlessOfCase() {
    String tag = tag();
    Gateway.Signed signed = register("anna." + tag, "Änne Émile " + tag);
    register("bert." + tag, "Bert");
    assertThat(find(signed, "NNA." + tag)).containsExactly("anna." + tag);
    assertThat(find(signed, "émile " + tag)).containsExactly("anna." + tag);
    assertThat(find(signed, "ÄNNE ÉMILE " + tag)).containsExactly("anna." + tag);
    assertThat(find(signed, tag)).containsExactly("anna." + tag, "bert." + tag);
  }

  @Test
  void takesWildcardsLiterally() {
    String tag = tag();
    Gateway.Signed signed = register("w_" + tag, "100% " + tag);
    register("wx" + tag, "100 " + tag);
    assertThat(find(signed, "w_" + tag)).containsExactly("w_" + tag);
    assertThat(find(signed, "100% " + tag)).containsExactly("w_" + tag);
    assertThat(find(signed, "\\" + tag)).isEmpty();
    assertThat(find(signed, "' or true --")).isEmpty();
  }

  @Test
  void pagesInTheOrderOfNames() {
    String tag = tag();
    Gateway.Signed signed = register("p3." + tag, "x");
    List.of(5, 1, 4, 2).forEach(i -> register("p" + i + "." + tag, "x"));
    List<String> seen = new ArrayList<>();
    Map<String, Object> request = new HashMap<>(Map.of("query", "." + tag, "limit", 2));
    JsonNode page;
    do {
      page = Gateway.data(gateway.ask(Operation.GET_USERS, request, signed));
      assertThat(page.get("users").size()).isLessThanOrEqualTo(2);
      seen.addAll(names(page));
      request.put("after", page.path("next").asText());
    } while (page.has("next"));
    assertThat(seen)
        .containsExactly("p1." + tag, "p2." + tag, "p3." + tag, "p4." + tag, "p5." + tag);
  }

  @Test
  void findsByIds() {
    String tag = tag();
    Gateway.Signed one = register("i2." + tag, "x");
    Gateway.Signed two = register("i1." + tag, "x");
    JsonNode page =
        Gateway.data(
            gateway.ask(
                Operation.GET_USERS,
                Map.of("ids", List.of(one.userId(), two.userId(), UUID.randomUUID().toString())),
                one));
    assertThat(names(page)).containsExactly("i1." + tag, "i2." + tag);
    assertThat(page.has("next")).isFalse();
    JsonNode none = Gateway.data(gateway.ask(Operation.GET_USERS, Map.of("ids", List.of()), one));
    assertThat(names(none)).isEmpty();
  }

  @Test
  void refusesACursorThatIsNone() {
    Gateway.Signed signed = register("c." + tag(), "x");
    JsonNode frame = gateway.ask(Operation.GET_USERS, Map.of("after", "%%%"), signed);
    assertThat(Gateway.code(frame)).isEqualTo("invalid-frame");
    assertThat(frame.at("/error/details/0/path").asText()).isEqualTo("/data/after");
  }

  @Test
  void tellsGatewaysWhichUsersDoNotExist() {
    Gateway.Signed signed = register("k." + tag(), "x");
    String nobody = UUID.randomUUID().toString();
    JsonNode frame =
        gateway.ask(Operation.CHECK_USERS, Map.of("userIds", List.of(signed.userId(), nobody)));
    assertThat(Gateway.data(frame).get("unknown"))
        .extracting(JsonNode::asText)
        .containsExactly(nobody);
  }

  private List<String> find(Gateway.Signed signed, String query) {
    return names(Gateway.data(gateway.ask(Operation.GET_USERS, Map.of("query", query), signed)));
  }

  private static List<String> names(JsonNode page) {
    return StreamSupport.stream(page.get("users").spliterator(), false)
        .map(user -> user.get("username").asText())
        .toList();
  }

  private Gateway.Signed register(String username, String displayName) {
    return Gateway.signed(
        Gateway.data(
            gateway.ask(
                Operation.REGISTER,
                Map.of("username", username, "password", "12345678", "displayName", displayName))));
  }

  private static String tag() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
