package chat.mehari.messages;

import chat.mehari.embedded.TestServers;
import org.jspecify.annotations.Nullable;

/**
 * The instance that classes of tests share which need nothing special of it. It ends when another
 * one starts, because all of them take from the same queues.
 */
final class SharedService {

  private static final Breakpoints BREAKPOINTS = new Breakpoints();
  private static @Nullable RunningService service;
  private static @Nullable TestGateway gateway;

  private SharedService() {}

  /** The instance; starts it where it does not run. */
  static synchronized RunningService get() {
    RunningService known = service;
    if (known == null) {
      known =
          RunningService.startShared(
              BREAKPOINTS, TestServers.broker(), TestServers.database(), RunningService.PATIENT);
      service = known;
    }
    return known;
  }

  /** Who asks it, and whoever runs in its place. */
  static synchronized TestGateway gateway() {
    TestGateway known = gateway;
    if (known == null) {
      known = new TestGateway(TestServers.broker());
      gateway = known;
    }
    return known;
  }

  /** Where it can be halted. */
  static Breakpoints breakpoints() {
    return BREAKPOINTS;
  }

  /** Ends it, so that another one gets all that is asked. */
  static synchronized void giveWay() {
    RunningService known = service;
    service = null;
    if (known != null) {
      known.close();
    }
  }
}
