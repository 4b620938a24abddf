package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many connections are closed at once, only so many wait for their peers' end. */
class LingeringClosesTest {

  private static final int MOST = 1_000;

  private final ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler();
  private final LingeringCloses closes = new LingeringCloses(scheduler, Duration.ofMinutes(2));
  private final List<SocketChannel> peers = new ArrayList<>();
  private ServerSocketChannel listener;

  @BeforeEach
  void listen() throws Exception {
    scheduler.start();
    listener =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void end() throws Exception {
    closes.endAll();
    peers.forEach(IO::close);
    listener.close();
    scheduler.stop();
  }

  @Test
  void oneMoreIsLeftAloneUntilAnotherHasEnded() throws Exception {
    for (int i = 0; i < MOST; i++) {
      assertThat(closes.begin(connection())).isTrue();
    }
    SocketChannel further = connection();
    assertThat(closes.begin(further)).isFalse();
    assertThat(further.isOpen()).isTrue();

    peers.get(0).close();

    await().atMost(Duration.ofSeconds(60)).until(() -> closes.begin(further));
  }

  private SocketChannel connection() throws IOException {
    peers.add(SocketChannel.open(listener.getLocalAddress()));
    SocketChannel channel = listener.accept();
    channel.configureBlocking(false);
    return channel;
  }
}
