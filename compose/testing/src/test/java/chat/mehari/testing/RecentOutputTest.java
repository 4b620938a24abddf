package chat.mehari.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecentOutputTest {

  private final RecentOutput output = new RecentOutput();

  @Test
  void givesWhatWasWrittenSinceAPosition() throws IOException {
    output.write("before".getBytes(UTF_8));
    long position = output.position();
    output.write("während".getBytes(UTF_8));

    assertThat(output.since(position)).isEqualTo("während");
    assertThat(output.since(output.position())).isEmpty();
  }

  @Test
  void dropsTheOldest() throws IOException {
    output.write("first".getBytes(UTF_8));
    output.write("x".repeat(RecentOutput.CAPACITY - 4).getBytes(UTF_8));
    assertThat(output.since(0)).hasSize(RecentOutput.CAPACITY).startsWith("irstxx");

    output.write("y".repeat(RecentOutput.CAPACITY).getBytes(UTF_8));
    assertThat(output.since(0))
        .hasSize(RecentOutput.CAPACITY)
        .containsOnlyOnce("y".repeat(RecentOutput.CAPACITY));
  }
}
