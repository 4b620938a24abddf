package chat.mehari.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void canBeListenedOnAndAreAllDifferent() throws Exception {
    List<Integer> ports = Stream.generate(FreePorts::next).limit(100).toList();

    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    for (int port : ports) {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
  }

  @Test
  void areReservedAgainstOthers() {
    InetSocketAddress reservation =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());

    assertThatThrownBy(() -> new DatagramSocket(reservation).close())
        .isInstanceOf(BindException.class);
  }
}
