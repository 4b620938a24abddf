package chat.mehari.messages;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.apache.camel.component.seda.SedaEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The instance that classes of tests share, and a gateway that asks it. */
public final class ServiceUnderTest implements BeforeEachCallback, AfterEachCallback {

  static {
    // Long for a machine that is busy with other things, and short steps for one that is not.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    SharedService.get();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    breakpoints().clear();
  }

  /** Where the instance can be halted. */
  public Breakpoints breakpoints() {
    return SharedService.breakpoints();
  }

  /** The instance. */
  public RunningService service() {
    return SharedService.get();
  }

  /** Ends the instance, and starts it again. */
  public void restart() {
    SharedService.giveWay();
    SharedService.get();
  }

  /** Waits until the instance has so many commands that wait for the batch in hand. */
  public void awaitWaiting(int commands) {
    SedaEndpoint waiting =
        service().camel().getEndpoints().stream()
            .filter(SedaEndpoint.class::isInstance)
            .map(SedaEndpoint.class::cast)
            .findFirst()
            .orElseThrow();
    await().until(() -> waiting.getQueue().size() == commands);
  }

  /** Who asks. */
  public TestGateway gateway() {
    return SharedService.gateway();
  }

  /** A user whose events the gateway hears. */
  public UUID user() {
    UUID user = UUID.randomUUID();
    gateway().watch(user);
    return user;
  }
}
