package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.gateway.harness.BrokerProxy;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.Resync;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
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

  /** One after the other, they would take four times as long as a request may. */
  @Test
  void manyWhoComeAtOnceAreBoundInTimeByABrokerThatAnswersSlowly() {
    List<Person> people = Stream.generate(Person::create).limit(200).toList();
    try (BrokerProxy broker = new BrokerProxy(TestServers.broker());
        RunningGateway behind =
            RunningGateway.start(broker.address(), "request-timeout=5s").awaitReady()) {
      List<Client> clients = people.stream().map(person -> Client.connect(behind)).toList();
      broker.slow("deliveries", Duration.ofMillis(100));
      for (int i = 0; i < people.size(); i++) {
        clients.get(i).request("authenticate", token(people.get(i)));
      }

      for (int i = 0; i < people.size(); i++) {
        assertThat(clients.get(i).next().path("type").asText()).isEqualTo("reply");
        assertThat(services.isBound(people.get(i).id())).isTrue();
      }
      clients.forEach(Client::close);
    }
  }

  /** The broker answers no question about bindings for as long as it likes. */
  @Test
  void whoCannotBeBoundInTimeHearsIt() throws Exception {
    try (BrokerProxy broker = new BrokerProxy(TestServers.broker());
        RunningGateway behind =
            RunningGateway.start(broker.address(), "request-timeout=1s").awaitReady();
        Client bound = Client.of(behind, services, Person.create());
        Client client = Client.connect(behind)) {
      CamelContext routes = behind.bean(CamelContext.class);
      AdviceWith.adviceWith(
          routes,
          "user-arrived",
          route ->
              route
                  .weaveById("bind-user")
                  .before()
                  .process(exchange -> broker.silence("deliveries")));
      routes.getRouteController().startRoute("user-arrived");
      client.request("authenticate", token(ada));

      assertThat(Client.refusal(client.next())).isEqualTo("unavailable");
      broker.speak();
      bound.reply("getSelf", "{}");
    }
  }

  private String token(Person person) {
    return "{\"accessToken\":\"%s\"}".formatted(services.token(person));
  }
}
