package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.broker.Delivery;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.ReceiptUpdated;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An event goes to every socket of those whom it names, in order, and to nobody else. */
class EventDeliveryTest {

  private static final int EVENTS = 500;

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();
  private final Person bob = Person.create();

  @Test
  void allDevicesHearAllEventsInOrder() {
    try (Client one = Client.of(gateway, services, ada);
        Client two = Client.of(gateway, services, ada.onOtherDevice());
        Client stranger = Client.of(gateway, services, bob)) {
      for (int i = 1; i <= EVENTS; i++) {
        services.event(ada.id(), event(i));
      }

      assertThat(heard(one, EVENTS)).isEqualTo(inOrder());
      assertThat(heard(two, EVENTS)).isEqualTo(inOrder());
      stranger.reply("getSelf", "{}");
    }
  }

  @Test
  void aBundleKeepsItsOrderAcrossAudiences() {
    try (Client adas = Client.of(gateway, services, ada);
        Client bobs = Client.of(gateway, services, bob);
        Client nobodys = Client.connect(gateway)) {
      services.broadcast(
          List.of(
              to(1, ada),
              to(2, ada, bob),
              to(3, Person.create()),
              new Delivery(new Audience.Everybody(), event(4)),
              to(5, bob)));

      assertThat(heard(adas, 3)).containsExactly(1L, 2L, 4L);
      assertThat(heard(bobs, 3)).containsExactly(2L, 4L, 5L);
      assertThat(nobodys.refusal("getSelf", "{}")).isEqualTo("unauthenticated");
    }
  }

  @Test
  void aSocketThatIsNotYetLetInHearsNothing() {
    services.ignore("authenticate");
    try (Client claimed = Client.connect(gateway)) {
      claimed.request("authenticate", "{\"accessToken\":\"%s\"}".formatted(services.token(ada)));
      var question = services.await("authenticate", 1).get(0);
      services.broadcast(List.of(to(1, ada), new Delivery(new Audience.Everybody(), event(2))));
      services.done(question);

      assertThat(claimed.next().path("type").asText()).isEqualTo("reply");
      services.event(ada.id(), event(3));
      assertThat(heard(claimed, 1)).containsExactly(3L);
    }
  }

  private static Delivery to(long number, Person... people) {
    List<UUID> ids = List.of(people).stream().map(Person::id).toList();
    return new Delivery(Audience.Users.of(ids), event(number));
  }

  private static EventFrame event(long number) {
    return new EventFrame(new ReceiptUpdated(new UUID(0, 1), new UUID(0, 2), number, number));
  }

  private static List<Long> inOrder() {
    return LongStream.rangeClosed(1, EVENTS).boxed().toList();
  }

  private static List<Long> heard(Client client, int count) {
    return LongStream.range(0, count)
        .map(i -> client.next().at("/data/readSeq").asLong())
        .boxed()
        .toList();
  }
}
