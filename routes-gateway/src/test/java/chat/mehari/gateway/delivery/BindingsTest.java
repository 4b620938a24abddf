package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.Resync;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A user's events come to this gateway while a socket of the user is here, and a while longer. */
class BindingsTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.narrow();
  private final Person ada = Person.create();

  @Test
  void aUserIsBoundFromTheFirstSocketUntilAWhileAfterTheLast() {
    assertThat(services.isBound(ada.id())).isFalse();
    try (Client first = Client.of(gateway, services, ada)) {
      assertThat(services.isBound(ada.id())).isTrue();
      Client.of(gateway, services, ada.onOtherDevice()).close();
      // The one who stays keeps the binding, however long the other has been gone.
      Awaitility.await()
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(60))
          .until(() -> services.isBound(ada.id()));
      services.event(ada.id(), new EventFrame(new Resync()));
      assertThat(first.next().path("type").asText()).isEqualTo("resync");
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !services.isBound(ada.id()));
  }

  @Test
  void aUserWhoComesBackInTimeIsNotUnbound() {
    Client.of(gateway, services, ada).close();
    try (Client back = Client.of(gateway, services, ada)) {
      Awaitility.await()
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(60))
          .until(() -> services.isBound(ada.id()));
      services.event(ada.id(), new EventFrame(new Resync()));
      assertThat(back.next().path("type").asText()).isEqualTo("resync");
    }
  }

  @Test
  void whoIsRefusedIsNotBound() {
    services.revokeUnheard(ada);
    try (Client client = Client.connect(gateway)) {
      client.authenticate(services.token(ada));
      assertThat(services.isBound(ada.id())).isFalse();
    }
  }
}
