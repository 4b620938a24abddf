package chat.mehari.load.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests {@link Clients} of the one system that all classes share, and after each test closes
 * them and checks that the server answered nothing twice.
 */
public final class SharedSystem implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSystem.class);

  /** Started when the first test asks, and ended with the JVM, in which runs may follow runs. */
  private static final class Holder {
    static final RunningSystem SYSTEM = start();

    private static RunningSystem start() {
      RunningSystem system = RunningSystem.start();
      Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-system"));
      return system;
    }
  }

  /** The clients of one test. */
  private record Used(Clients clients) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      clients.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Clients.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("clients", key -> new Used(new Clients(Holder.SYSTEM)), Used.class)
        .clients();
  }
}
