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

  /** The system and what ends it with the run. */
  private record Holder(RunningSystem system) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      system.close();
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
    RunningSystem system =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent("system", key -> new Holder(RunningSystem.start()), Holder.class)
            .system();
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("clients", key -> new Used(new Clients(system)), Used.class)
        .clients();
  }
}
