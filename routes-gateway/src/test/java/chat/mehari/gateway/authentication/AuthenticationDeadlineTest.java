package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import org.junit.jupiter.api.Test;

/** Who does not say in time who it is has to leave, whatever else it says. */
class AuthenticationDeadlineTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared("authentication-timeout=2s");

  @Test
  void closesWhoIsStillUnknownAndNobodyElse() {
    try (Client known = Client.of(gateway, services, Person.create());
        Client silent = Client.connect(gateway);
        Client talking = Client.connect(gateway);
        Client lying = Client.connect(gateway)) {
      talking.refusal("getSelf", "{}");
      lying.authenticate("hello");

      assertThat(silent.closeCode()).isEqualTo(4401);
      assertThat(talking.closeCode()).isEqualTo(4401);
      assertThat(lying.closeCode()).isEqualTo(4401);
      known.reply("getSelf", "{}");
    }
  }
}
