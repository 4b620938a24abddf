package chat.mehari.gateway.platform;

/** Something without which this gateway should get no new clients. */
public interface ReadinessCondition {

  /** A name for operators. */
  String name();

  /** Whether it holds now. Must not block. */
  boolean isMet();
}
