package chat.mehari.load.system;

import java.net.URI;
import java.util.List;

/** A system that somebody else started and will stop. */
record ExistingSystem(List<URI> gateways) implements RunningSystem {
  @Override
  public void close() {
    // not ours
  }
}
