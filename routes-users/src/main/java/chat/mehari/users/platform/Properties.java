package chat.mehari.users.platform;

/** The exchange properties that flows hand on from step to step. */
public final class Properties {

  /** A {@link ReturnAddress}: where the answer goes. */
  public static final String RETURN_ADDRESS = "returnAddress";

  /** A {@link Client}: what is known of the client before it says who it is. */
  public static final String CLIENT = "client";

  /** A {@link Caller}: who asks. */
  public static final String CALLER = "caller";

  /** What was asked, as operators are told. */
  public static final String OPERATION = "operation";

  /** Where it failed, as operators are told. */
  public static final String TRACE = "trace";

  private Properties() {}
}
