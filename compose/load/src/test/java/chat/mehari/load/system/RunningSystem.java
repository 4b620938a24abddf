package chat.mehari.load.system;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/** A Mehari that answers. */
public interface RunningSystem extends AutoCloseable {

  /** The WebSocket addresses of all gateways; each serves every user. */
  List<URI> gateways();

  /** One of the gateways. */
  default URI gateway() {
    return gateways().get(0);
  }

  /** How many gateways one of the addresses may lead to. */
  default int gatewaysBehindEach() {
    return 1;
  }

  @Override
  void close();

  /**
   * The system that the environment asks for: {@code MEHARI_URL} names one that runs already,
   * {@code MEHARI_TEST_TOPOLOGY=apart} starts two of each service, {@code compose} the containers,
   * otherwise the standalone is started.
   */
  static RunningSystem start() {
    String url = System.getenv("MEHARI_URL");
    if (url != null) {
      return new ExistingSystem(List.of(URI.create(url)));
    }
    String topology = Objects.requireNonNullElse(System.getenv("MEHARI_TEST_TOPOLOGY"), "");
    return switch (topology) {
      case "" -> Standalone.start();
      case "apart" -> Apart.start(OutsideServers.fromEnvironmentOrOwn());
      case "compose" -> Composed.shared();
      default -> throw new IllegalArgumentException("There is no topology " + topology);
    };
  }
}
