package chat.mehari.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import org.junit.jupiter.api.Test;

/** Little of what strangers send is kept: whoever it is, it takes memory. */
class UnauthenticatedLimitsTest {

  private static final int FRAMES = 16;
  private static final int BYTES = 64 * 1024;

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();

  @Test
  void sixteenFramesMayWaitAndNotOneMore() {
    try (Client client = behindALogin();
        Client other = behindALogin()) {
      for (int i = 0; i < FRAMES; i++) {
        client.request("getSelf", "{}");
        other.request("getSelf", "{}");
      }
      other.request("getSelf", "{}");

      assertThat(other.closeCode()).isEqualTo(4429);
      gateway.giveUpWaiting(() -> client.waiting() == 1 + FRAMES);
      assertThat(Client.refusal(client.next())).isEqualTo("unavailable");
      for (int i = 0; i < FRAMES; i++) {
        assertThat(Client.refusal(client.next())).isEqualTo("unauthenticated");
      }
    }
  }

  @Test
  void sixtyFourKibibytesMayWaitAndNotOneMore() {
    try (Client client = behindALogin();
        Client other = behindALogin()) {
      client.send("x".repeat(BYTES / 2));
      client.send("x".repeat(BYTES / 2));
      other.send("x".repeat(BYTES / 2));
      other.send("x".repeat(BYTES / 2 + 1));

      assertThat(other.closeCode()).isEqualTo(4429);
      gateway.giveUpWaiting(() -> client.waiting() == 3);
      assertThat(client.isClosed()).isFalse();
    }
  }

  @Test
  void aUserMayPipelineMore() {
    services.ignore("checkUsers");
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.request("sendMessage", Frames.toUser(services.user(), "hello"));
      services.await("checkUsers", 1);
      for (int i = 0; i < 10 * FRAMES; i++) {
        client.request("getSelf", "{}");
      }

      gateway.giveUpWaiting(() -> client.waiting() == 1 + 10 * FRAMES);
    }
  }

  /** A client whose login is not answered, so that what comes behind it waits. */
  private Client behindALogin() {
    services.ignore("login");
    int before = services.asked("login").size();
    Client client = Client.connect(gateway);
    client.request("login", "{\"username\":\"ada\",\"password\":\"12345678\"}");
    services.await("login", before + 1);
    return client;
  }
}
