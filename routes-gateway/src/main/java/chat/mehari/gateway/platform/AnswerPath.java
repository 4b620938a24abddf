package chat.mehari.gateway.platform;

import org.springframework.stereotype.Component;

/**
 * Whether answers and events reach this gateway. While they do not, nothing may be asked: nobody
 * could hear the answer, and the client learns at once that it must wait.
 */
@Component
public class AnswerPath implements ReadinessCondition {

  private volatile boolean open;

  /** From now on answers arrive. */
  public void opened() {
    open = true;
  }

  /** From now on answers are lost. */
  public void lost() {
    open = false;
  }

  /** Refuses with {@code unavailable} while answers are lost. */
  public void requireOpen() {
    if (!open) {
      throw Refused.unavailable();
    }
  }

  @Override
  public String name() {
    return "queue-bound";
  }

  @Override
  public boolean isMet() {
    return open;
  }
}
