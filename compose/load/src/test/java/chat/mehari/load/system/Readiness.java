package chat.mehari.load.system;

import chat.mehari.load.account.Account;
import chat.mehari.load.wire.ConnectionLost;
import chat.mehari.load.wire.HandshakeRefused;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Finds out from outside whether a system does its work. */
public final class Readiness {
  private Readiness() {}

  /** Waits until a gateway and, behind it, both services answer. */
  public static void await(URI gateway, Duration atMost) {
    Awaitility.await("an answer of " + gateway)
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> answers(gateway));
  }

  private static boolean answers(URI gateway) {
    try (WireClient client = WireClient.connect(gateway)) {
      Account.register(client);
      client.call("getConversations", Json.object());
      return true;
    } catch (ConnectionLost | HandshakeRefused | RequestRefused e) {
      return false;
    }
  }
}
