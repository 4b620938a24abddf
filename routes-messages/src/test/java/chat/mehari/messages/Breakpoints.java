package chat.mehari.messages;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Stops or disturbs an instance before or after a step that is known by its id. */
public final class Breakpoints implements InterceptStrategy {

  private static final Hook NOTHING = exchange -> {};

  private final Map<String, Hook> before = new ConcurrentHashMap<>();
  private final Map<String, Hook> after = new ConcurrentHashMap<>();
  private final Queue<Halt> halts = new ConcurrentLinkedQueue<>();

  /** What is done at a breakpoint; what it throws, the step throws. */
  @FunctionalInterface
  public interface Hook {

    /** Looks at what passes, or holds it up. */
    void at(Exchange exchange) throws Exception;
  }

  /** A place where an instance waits until it may go on. */
  public static final class Halt implements Hook {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void at(Exchange exchange) throws InterruptedException {
      reached.countDown();
      if (!released.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("nobody released the breakpoint");
      }
    }

    /** Waits until somebody waits here. */
    public void awaitReached() throws InterruptedException {
      if (!reached.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("the breakpoint was not reached");
      }
    }

    /** Lets everybody go on. */
    public void release() {
      released.countDown();
    }
  }

  /** Does something before each execution of a step. */
  public void before(String id, Hook hook) {
    before.put(id, hook);
  }

  /** Does something after each execution of a step that did not fail. */
  public void after(String id, Hook hook) {
    after.put(id, hook);
  }

  /** Halts before a step. */
  public Halt haltBefore(String id) {
    Halt halt = newHalt();
    before(id, halt);
    return halt;
  }

  /** Halts after a step. */
  public Halt haltAfter(String id) {
    Halt halt = newHalt();
    after(id, halt);
    return halt;
  }

  private Halt newHalt() {
    Halt halt = new Halt();
    halts.add(halt);
    return halt;
  }

  /** Forgets all breakpoints, and lets everybody go on who waits at one. */
  public void clear() {
    before.clear();
    after.clear();
    halts.forEach(Halt::release);
    halts.clear();
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode definition, Processor target, Processor next) {
    String id = definition.getId();
    return new DelegateAsyncProcessor(target) {
      @Override
      public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
          before.getOrDefault(id, NOTHING).at(exchange);
          target.process(exchange);
          if (exchange.getException() == null) {
            after.getOrDefault(id, NOTHING).at(exchange);
          }
        } catch (Exception e) {
          exchange.setException(e);
        }
        callback.done(true);
        return true;
      }
    };
  }
}
