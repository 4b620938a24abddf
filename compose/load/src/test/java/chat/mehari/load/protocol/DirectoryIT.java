package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finding people. */
@ExtendWith(SharedSystem.class)
class DirectoryIT {

  @Test
  void pagesHoldEverybodyOnce(Clients clients) {
    String mark = "pg" + UUID.randomUUID().toString().substring(0, 8);
    List<String> made =
        Stream.of("a", "b", "c", "d", "e", "f", "g")
            .map(letter -> Account.register(clients.connect(), letter + "." + mark).id().toString())
            .toList();
    Device device = clients.register();

    List<String> found = new ArrayList<>();
    ObjectNode request = Json.object("query", mark, "limit", 3);
    int pages = 0;
    JsonNode page;
    do {
      page = device.wire().call("getUsers", request);
      assertThat(page.path("users").size()).isLessThanOrEqualTo(3);
      found.addAll(page.path("users").findValuesAsText("id"));
      request.set("after", page.path("next"));
      pages++;
    } while (page.has("next"));

    assertThat(found).containsExactlyInAnyOrderElementsOf(made);
    assertThat(pages).isBetween(3, 4);
  }

  @Test
  void thePageThatEndsWithTheLastOneHasNoNext(Clients clients) {
    String mark = "ex" + UUID.randomUUID().toString().substring(0, 8);
    Account.register(clients.connect(), "a." + mark);
    Account.register(clients.connect(), "b." + mark);
    Device device = clients.register();

    JsonNode page = device.call("getUsers", "query", mark, "limit", 2);

    assertThat(page.path("users")).hasSize(2);
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void wildcardsAreLiteral(Clients clients) {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    Device underscore = named(clients, "u_" + mark, "50% off \\ " + mark);
    named(clients, "ux" + mark, "50x off / " + mark);

    assertThat(idsFor(underscore, "u_" + mark)).containsExactly(underscore.id().toString());
    assertThat(idsFor(underscore, "50% off \\ " + mark))
        .containsExactly(underscore.id().toString());
    assertThat(idsFor(underscore, "%" + mark)).isEmpty();
    assertThat(idsFor(underscore, "\\" + mark)).isEmpty();
    assertThat(idsFor(underscore, "' or '1'='1")).isEmpty();
    assertThat(idsFor(underscore, ":#${body}")).isEmpty();
  }

  @Test
  void partsOfBothNamesAreFoundInAnyCase(Clients clients) {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    Device device = named(clients, "n" + mark + "tail", "Zoë Ärger " + mark + "X");

    assertThat(idsFor(device, mark + "TAIL")).containsExactly(device.id().toString());
    assertThat(idsFor(device, ("zoë ärger " + mark).toUpperCase(Locale.ROOT)))
        .containsExactly(device.id().toString());
    assertThat(idsFor(device, "ärger " + mark)).containsExactly(device.id().toString());
    assertThat(idsFor(device, mark + "nobody")).isEmpty();
  }

  @Test
  void usersAreFoundByTheirIds(Clients clients) {
    Device one = clients.register();
    Device two = clients.register();

    JsonNode page =
        one.call(
            "getUsers",
            "ids",
            List.of(
                two.id(),
                one.id(),
                UUID.randomUUID(),
                two.id().toString().toUpperCase(Locale.ROOT)));

    assertThat(page.path("users").findValuesAsText("id"))
        .containsExactlyInAnyOrder(one.id().toString(), two.id().toString());
    assertThat(page.path("users")).contains(one.account().user(), two.account().user());
    assertThat(one.call("getUsers", "ids", List.of()).path("users")).isEmpty();
  }

  @Test
  void whatIsNotACursorIsRefused(Clients clients) {
    Device device = clients.register();

    for (String cursor : new String[] {"x", "' or 1=1", "AAAA", "eyJhIjoxfQ", "-1"}) {
      assertThat(Refusal.code(device, "getUsers", "after", cursor)).isEqualTo("invalid-frame");
      assertThat(Refusal.code(device, "getConversations", "after", cursor))
          .isEqualTo("invalid-frame");
    }
  }

  @Test
  void somebodyRegisteredAMomentAgoIsFound(Clients clients) {
    Device device = clients.register();
    Device fresh = clients.register();

    assertThat(idsFor(device, fresh.account().username())).containsExactly(fresh.id().toString());
  }

  @Test
  void fiftyIsThePageWhereNoLimitIsGiven(Clients clients) {
    Device device = clients.register();

    assertThat(device.call("getUsers").path("users").size()).isLessThanOrEqualTo(50);
  }

  private static Device named(Clients clients, String username, String displayName) {
    var client = clients.connect();
    Device device = new Device(Account.register(client, username), client);
    device.call("updateSelf", "displayName", displayName);
    return device;
  }

  private static List<String> idsFor(Device device, String query) {
    return device.call("getUsers", "query", query).path("users").findValuesAsText("id");
  }
}
