package chat.mehari.users.platform;

/** The names of the error policies. Every route names one. */
public final class Policies {

  /** For routes that begin at the queue of a command. */
  public static final String COMMANDS = "commands";

  /** For routes that begin at the queue of a query. */
  public static final String QUERIES = "queries";

  /** For routes that begin at a timer: they come again by themselves. */
  public static final String HOUSEKEEPING = "housekeeping";

  /** For routes that are part of others: what fails in them is the others' failure. */
  public static final String STEP = "step";

  private Policies() {}
}
