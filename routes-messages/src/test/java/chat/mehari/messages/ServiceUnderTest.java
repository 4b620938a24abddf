package chat.mehari.messages;

import chat.mehari.embedded.TestServers;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One instance for a class of tests, and a gateway that asks it. */
public final class ServiceUnderTest
    implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {

  private final String[] arguments;
  private final Breakpoints breakpoints = new Breakpoints();
  private @Nullable RunningService service;
  private @Nullable TestGateway gateway;

  /** An instance with further arguments. */
  public ServiceUnderTest(String... arguments) {
    this.arguments = arguments.clone();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    service = RunningService.start(breakpoints, arguments);
    gateway = new TestGateway(TestServers.broker());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    breakpoints.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    gateway().close();
    service().close();
  }

  /** Where the instance can be halted. */
  public Breakpoints breakpoints() {
    return breakpoints;
  }

  /** The instance. */
  public RunningService service() {
    return Objects.requireNonNull(service);
  }

  /** Who asks. */
  public TestGateway gateway() {
    return Objects.requireNonNull(gateway);
  }

  /** A user whose events the gateway hears. */
  public UUID user() {
    UUID user = UUID.randomUUID();
    gateway().watch(user);
    return user;
  }
}
