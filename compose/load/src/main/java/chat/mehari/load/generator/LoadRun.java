package chat.mehari.load.generator;

import chat.mehari.load.conversation.Posted;
import chat.mehari.load.conversation.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs a plan: users in a circle, each writing to the next one, at a steady rate. */
final class LoadRun {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final LoadPlan plan;
  private final Measurements measurements = new Measurements();
  private final List<LoadUser> users = new ArrayList<>();

  LoadRun(LoadPlan plan) {
    this.plan = plan;
  }

  /** Makes the load and tells what is wrong with what became of it. */
  List<String> run() {
    try {
      for (int i = 0; i < plan.users(); i++) {
        users.add(new LoadUser(plan.gateways().get(i % plan.gateways().size()), measurements));
      }
      send();
      drain();
      return findings();
    } finally {
      users.forEach(LoadUser::close);
    }
  }

  Measurements measurements() {
    return measurements;
  }

  int acknowledged() {
    return measurements.untilAcknowledged().count();
  }

  int refused() {
    return users.stream().mapToInt(LoadUser::refused).sum();
  }

  private void send() {
    String body = "x".repeat(plan.bodyLength());
    long start = System.nanoTime();
    long total = (long) plan.rate() * plan.seconds();
    for (long i = 0; i < total; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / plan.rate();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      LoadUser from = users.get((int) (i % users.size()));
      from.send(next(from).id(), body);
    }
  }

  private void drain() {
    long deadline = System.nanoTime() + DRAIN_NANOS;
    while (System.nanoTime() < deadline
        && (users.stream().anyMatch(user -> user.pending() > 0)
            || measurements.untilDelivered().count() < acknowledged())) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (LoadUser user : users) {
      List<Posted> posted = user.posted();
      Set<UUID> conversations = new LinkedHashSet<>();
      posted.forEach(message -> conversations.add(message.conversationId()));
      for (UUID conversation : conversations) {
        findings.addAll(Verdict.of(user.heard(conversation), posted));
        findings.addAll(Verdict.of(next(user).heard(conversation), posted));
      }
    }
    return findings;
  }

  private LoadUser next(LoadUser user) {
    return users.get((users.indexOf(user) + 1) % users.size());
  }
}
