package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.broker.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which address the services hear that a client has come. */
class ClientAddressTest {

  private static final String REGISTER =
      """
      {"username":"ada","displayName":"Ada","password":"a long password"}""";

  private final Services services = Services.fresh();

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "2001:db8::7, 2001:db8:0:0:0:0:0:7",
    "'198.51.100.1, 203.0.113.7', 203.0.113.7",
    "'198.51.100.1,  203.0.113.7 ', 203.0.113.7",
    "host.example, 127.0.0.1",
    "203.0.113.700, 127.0.0.1",
    "203.0.113.7., 127.0.0.1",
    "203.0.113, 127.0.0.1",
    "::::, 127.0.0.1",
    "'203.0.113.7,', 127.0.0.1",
    "unknown, 127.0.0.1"
  })
  void behindATrustedProxyItIsTheLastThatThisOneTells(String told, String address) {
    assertThat(addressOf(RunningGateway.shared("trusted-proxies=127.0.0.0/8"), told))
        .isEqualTo(address);
  }

  @Test
  void whereNoProxyIsTrustedItIsThePeers() {
    assertThat(addressOf(RunningGateway.shared(), "203.0.113.7")).isEqualTo("127.0.0.1");
  }

  @Test
  void fromAnotherPeerThanTheProxyNothingIsBelieved() {
    assertThat(
            addressOf(RunningGateway.shared("trusted-proxies=10.0.0.0/8,192.0.2.1"), "203.0.113.7"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void whatIsNeitherAddressNorNetworkIsNoProxy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientAddress(List.of("proxy.example/8")));
  }

  private String addressOf(RunningGateway gateway, String forwardedFor) {
    int before = services.asked("register").size();
    try (Client client = Client.connect(gateway, "X-Forwarded-For", forwardedFor)) {
      client.request("register", REGISTER);
      List<Asked> asked = services.await("register", before + 1);
      return String.valueOf(asked.get(before).header(Headers.ADDRESS));
    }
  }
}
