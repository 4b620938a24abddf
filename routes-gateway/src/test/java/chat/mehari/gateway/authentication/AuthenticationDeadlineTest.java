package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who does not say in time who it is has to leave, whatever else it says. */
class AuthenticationDeadlineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();

  @Test
  void closesWhoIsStillUnknownAndNobodyElse() {
    await().atMost(PATIENCE).until(() -> gateway.sockets() == 0);
    try (Client known = Client.of(gateway, services, Person.create());
        Client silent = Client.connect(gateway);
        Client talking = Client.connect(gateway);
        Client lying = Client.connect(gateway)) {
      talking.refusal("getSelf", "{}");
      lying.authenticate("hello");
      await().atMost(PATIENCE).until(() -> gateway.sockets() == 4);

      gateway.later(
          Duration.ofSeconds(31),
          () -> Stream.of(silent, talking, lying).allMatch(Client::isClosed));

      assertThat(silent.closeCode()).isEqualTo(4401);
      assertThat(talking.closeCode()).isEqualTo(4401);
      assertThat(lying.closeCode()).isEqualTo(4401);
      known.reply("getSelf", "{}");
    }
  }
}
