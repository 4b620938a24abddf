package chat.mehari.load.generator;

import java.util.List;

/**
 * Makes load on a running system from the command line, prints what it measured, and ends with 1 if
 * anything was lost, doubled or out of order.
 */
public final class LoadMain {
  private LoadMain() {}

  /** Runs with the options that it names when it is given a wrong one. */
  @SuppressWarnings("SystemOut") // a command-line tool
  public static void main(String[] arguments) {
    LoadPlan plan;
    try {
      plan = LoadPlan.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + LoadPlan.USAGE);
      System.exit(2);
      return;
    }
    LoadRun run = new LoadRun(plan);
    List<String> findings = run.run();
    System.out.printf(
        "%d users, %d/s for %d s: %d acknowledged, %d refused%n",
        plan.users(), plan.rate(), plan.seconds(), run.acknowledged(), run.refused());
    System.out.println("send to ack:     " + run.measurements().untilAcknowledged().summary());
    System.out.println("send to deliver: " + run.measurements().untilDelivered().summary());
    findings.stream().limit(20).forEach(System.out::println);
    System.out.println(findings.isEmpty() ? "nothing lost, doubled or out of order" : "BROKEN");
    System.exit(findings.isEmpty() ? 0 : 1);
  }
}
