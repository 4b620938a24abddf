package chat.mehari.users.password;

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
import org.junit.jupiter.api.Test;

class LoginFloodTest {

  private static final int FLOOD = 200;

  /**
   * One thread hashes slowly and five logins may wait: had the flood to be worked off first, the
   * questions after it would wait for minutes.
   */
  @Test
  void floodIsRefusedAndDelaysNobodyElse() throws Exception {
    UsersService shared = UsersService.shared();
    List<String> routes =
        List.of("register", "login", "change-password", "get-self", "update-self", "authenticate");
    try (Gateway gateway = new Gateway()) {
      Gateway.Signed signed =
          Gateway.signed(gateway.register("calm" + UUID.randomUUID().toString().substring(0, 8)));
      for (String route : routes) {
        shared.camel().getRouteController().stopRoute(route);
      }
      try (UsersService slow =
          UsersService.start(
              "mehari.users.password.threads=1",
              "mehari.users.password.queue-size=5",
              "mehari.users.password.memory=65536",
              "mehari.users.password.iterations=6")) {
        assertThat(slow.isReady()).isTrue();
        List<CompletableFuture<JsonNode>> flood =
            IntStream.range(0, FLOOD)
                .mapToObj(
                    i ->
                        gateway.send(
                            Operation.LOGIN,
                            Map.of("username", "flood" + i, "password", "12345678"),
                            null))
                .toList();
        Gateway.data(gateway.ask(Operation.GET_SELF, Map.of(), signed));
        Gateway.data(gateway.ask(Operation.UPDATE_SELF, Map.of(), signed));
        Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), signed));

        List<String> codes = flood.stream().map(Gateway::answer).map(Gateway::code).toList();
        assertThat(codes).containsOnly("rate-limited", "invalid-credentials");
        assertThat(codes.stream().filter("rate-limited"::equals).count()).isGreaterThan(FLOOD / 2);
      } finally {
        for (String route : routes) {
          shared.camel().getRouteController().startRoute(route);
        }
      }
    }
  }
}
