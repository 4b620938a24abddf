package chat.mehari.users.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where registrations are counted. */
class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "2001:db8::1, 2001:db8::ffff:2, true",
    "2001:db8::1, 2001:db8:0:1::1, false",
    "::ffff:192.0.2.1, 192.0.2.1, true"
  })
  void anIpv4AddressOrAnIpv6NetworkIsOneOrigin(String one, String other, boolean same) {
    assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "::1"})
  void loopbackIsThisMachine(String address) {
    assertThat(Network.of(address).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"localhost", "example.org", "", "1.2.3.4.5.6", "fe80::zz"})
  void whatIsNoAddressIsNeverLookedUpAndNeverThisMachine(String address) {
    assertThat(Network.of(address)).isEqualTo(Network.of("unknown"));
    assertThat(Network.of(address).isLoopback()).isFalse();
  }

  @Test
  void addressesAreNotThisMachine() {
    assertThat(Network.of("192.0.2.1").isLoopback()).isFalse();
  }
}
