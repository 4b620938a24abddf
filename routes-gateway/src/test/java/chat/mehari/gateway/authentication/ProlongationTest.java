package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.Resync;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** A socket lives as long as its token; a newer one of the same user prolongs it. */
class ProlongationTest {

  private static final Duration BRIEF = Duration.ofMinutes(10);
  private static final Duration AFTER_BRIEF = Duration.ofMinutes(11);

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void anExpiredTokenClosesTheSocket() {
    try (Client client = Client.connect(gateway)) {
      assertThat(client.authenticate(brief()).path("type").asText()).isEqualTo("reply");

      gateway.later(AFTER_BRIEF, client::isClosed);
      assertThat(client.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aNewerTokenProlongsAndAnOlderOneDoesNotShorten() {
    try (Client prolonged = Client.connect(gateway);
        Client left = Client.connect(gateway)) {
      String brief = brief();
      assertThat(prolonged.authenticate(brief).path("type").asText()).isEqualTo("reply");
      assertThat(left.authenticate(brief).path("type").asText()).isEqualTo("reply");
      assertThat(prolonged.authenticate(services.token(ada)).path("type").asText())
          .isEqualTo("reply");
      assertThat(prolonged.authenticate(brief).path("type").asText()).isEqualTo("reply");

      gateway.later(AFTER_BRIEF, left::isClosed);
      assertThat(left.closeCode()).isEqualTo(4401);
      prolonged.reply("getSelf", "{}");
    }
  }

  @Test
  void aTokenOfAnotherUserIsAConflict() {
    Person bob = Person.create();
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(Client.refusal(client.authenticate(services.token(bob)))).isEqualTo("conflict");

      services.event(bob.id(), new EventFrame(new Resync()));
      services.event(ada.id(), new EventFrame(new Resync()));
      assertThat(client.next().path("type").asText()).isEqualTo("resync");
      client.reply("getSelf", "{}");
    }
    assertThat(services.asked("authenticate", bob)).isEmpty();
    assertThat(services.asked("getSelf", ada)).hasSize(1);
  }

  @Test
  void aTokenOfAnotherSessionMovesTheSocketThere() {
    Person other = ada.onOtherDevice();
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(client.authenticate(services.token(other)).path("type").asText())
          .isEqualTo("reply");
      services.revoke(ada);
      client.reply("getSelf", "{}");
      assertThat(services.asked("getSelf", ada).get(0).header("mehari-session"))
          .isEqualTo(other.sessionId().toString());

      services.revoke(other);
      assertThat(client.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void aRefusedTokenLeavesTheSocketWhoseItWas() {
    Person ended = ada.onOtherDevice();
    services.revokeUnheard(ended);
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(Client.refusal(client.authenticate(services.token(ended))))
          .isEqualTo("unauthenticated");
      client.reply("getSelf", "{}");

      services.revoke(ada);
      assertThat(client.closeCode()).isEqualTo(4403);
    }
  }

  /** Ends before those that others get. */
  private String brief() {
    Date end = Date.from(Instant.now().plus(BRIEF));
    return services.issuer().sign(services.issuer().claims(ada).expiration(end));
  }
}
