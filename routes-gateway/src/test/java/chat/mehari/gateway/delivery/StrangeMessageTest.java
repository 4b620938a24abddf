package chat.mehari.gateway.delivery;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that this gateway does not understand stops nothing of what comes behind it. */
class StrangeMessageTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deliveries      | hello",
        "deliveries      | ''",
        "deliveries      | {'deliveries':[{'audience'",
        "deliveries      | {'deliveries':7}",
        "deliveries      | []",
        "deliveries      | {'deliveries':[{'audience':{'users':'%%%'},'frame':{}}]}",
        "deliveries      | {'deliveries':[{'audience':{'correlation':{}},'frame':{}}]}",
        "sessionsRevoked | hello",
        "sessionsRevoked | {}",
        "sessionsRevoked | {'sessionIds':['no id']}",
        "tomorrow        | {'news':1}",
        "''              | ''"
      })
  void whatComesBehindItArrives(String type, String body) {
    try (Client client = Client.of(gateway, services, Person.create())) {
      byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      services.broadcast(type, bytes);

      client.reply("getSelf", "{}");
    }
  }
}
