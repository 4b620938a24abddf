package chat.mehari.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.broker.Operation;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;

/** A session that ends while a frame is checked leaves no request without a caller. */
class EndedSessionTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared("request-timeout=2s");
  private final Person ada = Person.create();

  @Test
  void whatWasAdmittedIsAskedOnBehalfOfItsCaller() throws Exception {
    AdviceWith.adviceWith(
        gateway.bean(CamelContext.class),
        "receive-frame",
        route ->
            route
                .weaveById("validate-data")
                .before()
                .process(
                    exchange -> {
                      if (exchange.getProperty("operation") == Operation.GET_SESSIONS) {
                        exchange.getProperty("socket", Socket.class).ends();
                      }
                    }));
    services.ignore("getSessions");
    try (Client client = Client.of(gateway, services, ada)) {
      client.request("getSessions", "{}");
      services.await("getSessions", 1);

      assertThat(services.asked("getSessions", ada)).hasSize(1);
    }
  }
}
