package chat.mehari.messages.instance;

import chat.mehari.messages.platform.Subscriptions;
import chat.mehari.schemas.broker.InstanceAnnounced;
import chat.mehari.schemas.identity.ConversationId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Instances, a broker that loses announcements, and the broker's lines of consumers, in steps of a
 * quarter of a round.
 */
final class SimulatedInstances {

  /** A consumer in a line; own tells the two channels of an instance apart. */
  private record Consumer(Node node, boolean own) {}

  /** One instance with its queue and the moment within a round in which it speaks. */
  static final class Node {
    final UUID id;
    final Subscriptions subscriptions = new Subscriptions();
    final Balance balance;
    private final Deque<InstanceAnnounced> queue = new ArrayDeque<>();
    private final int phase;
    private List<Integer> own = List.of();
    private List<Integer> others = List.of();
    boolean paused;
    int takeovers;

    private Node(UUID id, int phase) {
      this.id = id;
      this.phase = phase;
      this.balance = new Balance(id, subscriptions);
    }
  }

  private final Random random;
  private final double loss;
  private final List<Node> nodes = new ArrayList<>();
  private final List<List<Consumer>> lines = new ArrayList<>();
  private int now;

  SimulatedInstances(long seed, double loss) {
    this.random = new Random(seed);
    this.loss = loss;
    for (int p = 0; p < ConversationId.PARTITIONS; p++) {
      lines.add(new ArrayList<>());
    }
  }

  Node join() {
    Node node = new Node(new UUID(random.nextLong(), random.nextLong()), random.nextInt(4));
    nodes.add(node);
    consume(node, all());
    return node;
  }

  /** Says no goodbye. */
  void kill(Node node) {
    nodes.remove(node);
    lines.forEach(line -> line.removeIf(consumer -> consumer.node() == node));
  }

  void leave(Node node) {
    say(node.balance.sayGoodbye());
    kill(node);
  }

  /** Its channels are lost, and it lines up anew, one after the other in any order. */
  void loseConnection(Node node) {
    lines.forEach(line -> line.removeIf(consumer -> consumer.node() == node));
    boolean ownFirst = random.nextBoolean();
    lineUp(node, ownFirst);
    lineUp(node, !ownFirst);
    if (!node.own.isEmpty()) {
      node.subscriptions.add();
    }
  }

  private void lineUp(Node node, boolean own) {
    (own ? node.own : node.others).forEach(p -> lines.get(p).add(new Consumer(node, own)));
  }

  void loseAllConnections() {
    List<Node> order = new ArrayList<>(nodes);
    Collections.shuffle(order, random);
    lines.forEach(List::clear);
    order.forEach(this::loseConnection);
  }

  /** Lets so many rounds pass. */
  void pass(int rounds) {
    for (int i = 0; i < rounds * 4; i++) {
      now++;
      for (Node node : List.copyOf(nodes)) {
        if (node.paused) {
          continue;
        }
        if (now % 4 == node.phase) {
          say(node.balance.announce());
        }
        work(node);
      }
    }
  }

  /** How many rounds pass until all is balanced, at most so many. */
  int roundsUntilBalanced(int atMost) {
    for (int rounds = 0; rounds < atMost; rounds++) {
      if (isBalanced()) {
        return rounds;
      }
      pass(1);
    }
    return atMost;
  }

  /** Whether each partition is taken by whose it is, with everybody else behind. */
  boolean isBalanced() {
    List<Node> ranked = nodes.stream().sorted(Comparator.comparing(n -> n.id.toString())).toList();
    for (int p = 0; p < lines.size(); p++) {
      List<Consumer> line = lines.get(p);
      Set<Node> everybody = new HashSet<>();
      line.forEach(consumer -> everybody.add(consumer.node()));
      if (line.size() != ranked.size()
          || everybody.size() != ranked.size()
          || line.get(0).node() != ranked.get(p % ranked.size())) {
        return false;
      }
    }
    return true;
  }

  /** Whether somebody takes each partition. */
  boolean isEveryPartitionTaken() {
    return lines.stream().noneMatch(Collection::isEmpty);
  }

  private void work(Node node) {
    while (!node.queue.isEmpty()) {
      node.balance.hear(node.queue.remove());
    }
    Step step = node.balance.next();
    if (step == null) {
      return;
    }
    if (step instanceof Step.Consume consume) {
      node.takeovers++;
      consume(node, consume.partitions());
    } else if (step instanceof Step.StandBy standBy) {
      standBy(node, standBy.partitions());
    }
    node.balance.done();
    say(node.balance.repeat());
  }

  private void consume(Node node, List<Integer> partitions) {
    lines.forEach(line -> line.removeIf(consumer -> consumer.node() == node));
    node.own = partitions;
    node.others = List.of();
    lineUp(node, true);
    if (!partitions.isEmpty()) {
      node.subscriptions.add();
    }
  }

  private void standBy(Node node, List<Integer> partitions) {
    lines.forEach(line -> line.remove(new Consumer(node, false)));
    node.others = partitions;
    lineUp(node, false);
  }

  private void say(InstanceAnnounced announcement) {
    for (Node node : nodes) {
      if (random.nextDouble() >= loss) {
        node.queue.add(announcement);
      }
    }
  }

  private static List<Integer> all() {
    List<Integer> all = new ArrayList<>();
    for (int p = 0; p < ConversationId.PARTITIONS; p++) {
      all.add(p);
    }
    return all;
  }
}
