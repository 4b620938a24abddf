package chat.mehari.messages.instance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.messages.instance.SimulatedInstances.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances come and go, by a clock of rounds and a broker that gives a queue to who was first. */
class BalanceTest {

  @Test
  void oneAloneKeepsWhatItHasFromTheStart() {
    SimulatedInstances all = new SimulatedInstances(1, 0);
    Node alone = all.join();

    all.pass(20);

    assertThat(all.isBalanced()).isTrue();
    assertThat(alone.takeovers).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 9, 12})
  void soManyShareAndStandByForEachOther(int count) {
    for (int seed = 0; seed < 100; seed++) {
      SimulatedInstances all = new SimulatedInstances(seed, 0);
      for (int i = 0; i < count; i++) {
        all.join();
      }
      assertThat(all.roundsUntilBalanced(10)).as("seed " + seed).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void whoComesCostsEverybodyOneHandover() {
    for (int seed = 0; seed < 100; seed++) {
      SimulatedInstances all = new SimulatedInstances(seed, 0);
      Node first = all.join();
      all.pass(10);
      Node second = all.join();

      assertThat(all.roundsUntilBalanced(10)).as("seed " + seed).isLessThanOrEqualTo(5);
      all.pass(10);
      assertThat(first.takeovers).as("seed " + seed).isEqualTo(1);
      assertThat(second.takeovers).as("seed " + seed).isEqualTo(1);
    }
  }

  @Test
  void whoDiesIsReplacedAtOnceAndForgottenWithinSevenRounds() {
    for (int seed = 0; seed < 100; seed++) {
      SimulatedInstances all = new SimulatedInstances(seed, 0);
      List<Node> three = List.of(all.join(), all.join(), all.join());
      all.pass(10);
      all.kill(three.get(1));

      assertThat(all.isEveryPartitionTaken()).as("seed " + seed).isTrue();
      assertThat(all.roundsUntilBalanced(10)).as("seed " + seed).isLessThanOrEqualTo(7);
    }
  }

  @Test
  void whoSaysGoodbyeIsReplacedSooner() {
    for (int seed = 0; seed < 100; seed++) {
      SimulatedInstances all = new SimulatedInstances(seed, 0);
      List<Node> three = List.of(all.join(), all.join(), all.join());
      all.pass(10);
      all.leave(three.get(1));

      assertThat(all.roundsUntilBalanced(10)).as("seed " + seed).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void lostConnectionsAreBalancedAgainWithoutAnybodyComingOrGoing() {
    for (int seed = 0; seed < 100; seed++) {
      SimulatedInstances all = new SimulatedInstances(seed, 0);
      List<Node> three = List.of(all.join(), all.join(), all.join());
      all.pass(10);
      List<Integer> before = three.stream().map(node -> node.takeovers).toList();
      all.loseConnection(three.get(seed % 3));
      assertThat(all.roundsUntilBalanced(10)).as("seed " + seed).isLessThanOrEqualTo(3);
      all.loseAllConnections();
      assertThat(all.roundsUntilBalanced(10)).as("seed " + seed).isLessThanOrEqualTo(3);

      assertThat(three.stream().map(node -> node.takeovers)).isEqualTo(before);
    }
  }

  @Test
  void whoWasPausedTakesItsShareAgain() {
    SimulatedInstances all = new SimulatedInstances(7, 0);
    Node first = all.join();
    all.join();
    all.pass(10);
    first.paused = true;
    all.pass(20);
    first.paused = false;
    all.loseConnection(first);

    assertThat(all.roundsUntilBalanced(10)).isLessThanOrEqualTo(6);
  }

  @Test
  void whoComesAndGoesAllTheTimeDoesNotKeepTheOthersFromWorking() {
    SimulatedInstances all = new SimulatedInstances(3, 0);
    Node steady = all.join();
    all.pass(10);
    for (int i = 0; i < 20; i++) {
      Node flapping = all.join();
      all.pass(1);
      all.leave(flapping);
      all.pass(1);
    }

    assertThat(steady.takeovers).isLessThanOrEqualTo(2);
    assertThat(all.roundsUntilBalanced(10)).isLessThanOrEqualTo(6);
  }

  @Test
  void anythingAtAllEndsBalancedAlthoughAnnouncementsAreLost() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      SimulatedInstances all = new SimulatedInstances(seed, 0.1);
      List<Node> alive = new ArrayList<>(List.of(all.join(), all.join()));
      for (int i = 0; i < 12; i++) {
        Node one = alive.get(random.nextInt(alive.size()));
        switch (random.nextInt(5)) {
          case 0 -> alive.add(all.join());
          case 1 -> all.loseConnection(one);
          case 2 -> all.loseAllConnections();
          default -> {
            if (alive.size() > 1) {
              alive.remove(one);
              if (random.nextBoolean()) {
                all.kill(one);
              } else {
                all.leave(one);
              }
            }
          }
        }
        all.pass(random.nextInt(8));
      }

      assertThat(all.roundsUntilBalanced(30)).as("seed " + seed).isLessThan(30);
    }
  }
}
