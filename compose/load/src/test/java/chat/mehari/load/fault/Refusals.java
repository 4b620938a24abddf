package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.wire.RequestRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** What one hears who writes while nothing can be kept. */
final class Refusals {
  private Refusals() {}

  /** Whoever writes now is told that it did not happen, again and again. */
  static void await(Device writer) {
    List<String> refusals = new ArrayList<>();
    Awaitility.await("refusals")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try {
                writer.send(writer.id(), "x".repeat(1900));
              } catch (RequestRefused refused) {
                refusals.add(refused.code());
              }
              return refusals.size() == 5;
            });
    assertThat(refusals).containsOnly("unavailable");
  }
}
