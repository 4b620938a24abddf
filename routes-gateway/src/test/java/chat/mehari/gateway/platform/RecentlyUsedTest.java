package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was unused for the longest time is forgotten first. */
class RecentlyUsedTest {

  private final RecentlyUsed<String, Integer> memory = new RecentlyUsed<>(2);

  @Test
  void forgetsWhatWasUnusedForTheLongestTime() {
    memory.put("a", 1);
    memory.put("b", 2);
    memory.get("a");
    memory.put("c", 3);

    assertThat(memory.get("b")).isNull();
    assertThat(memory.get("a")).isEqualTo(1);
    assertThat(memory.get("c")).isEqualTo(3);
  }

  @Test
  void makesOnlyWhatItDoesNotRemember() {
    assertThat(memory.get("a", key -> 1)).isEqualTo(1);
    assertThat(memory.get("a", key -> 2)).isEqualTo(1);
    memory.put("b", 1);
    memory.put("c", 1);
    assertThat(memory.get("a", key -> 3)).isEqualTo(3);
  }
}
