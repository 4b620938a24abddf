package chat.mehari.load.system;

import java.net.URI;
import java.util.List;

/** A Mehari that answers. */
public interface RunningSystem extends AutoCloseable {

  /** The WebSocket addresses of all gateways; each serves every user. */
  List<URI> gateways();

  /** One of the gateways. */
  default URI gateway() {
    return gateways().get(0);
  }

  @Override
  void close();

  /**
   * The system that the environment asks for: {@code MEHARI_URL} names one that runs already,
   * {@code MEHARI_TEST_TOPOLOGY=apart} starts two of each service, otherwise the standalone is
   * started.
   */
  static RunningSystem start() {
    String url = System.getenv("MEHARI_URL");
    if (url != null) {
      return new ExistingSystem(List.of(URI.create(url)));
    }
    if ("apart".equals(System.getenv("MEHARI_TEST_TOPOLOGY"))) {
      return Apart.start(OutsideServers.fromEnvironmentOrOwn());
    }
    return Standalone.start();
  }
}
