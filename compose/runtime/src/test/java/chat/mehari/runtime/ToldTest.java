package chat.mehari.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToldTest {

  private final Told told = new Told();

  @Test
  void aReasonIsNewsOnceWhileTheTroubleLasts() {
    assertThat(told.isNews("refused")).isTrue();
    assertThat(told.isNews("unknown host")).isTrue();
    assertThat(told.isNews("refused")).isFalse();
  }

  @Test
  void theEndIsNewsOnceAndTheNextTroubleIsNewsAgain() {
    assertThat(told.isOver()).isFalse();
    told.isNews("refused");
    assertThat(told.isOver()).isTrue();
    assertThat(told.isOver()).isFalse();
    assertThat(told.isNews("refused")).isTrue();
  }

  @Test
  void reasonsThatDifferEachTimeDoNotFillTheLog() {
    assertThat(IntStream.range(0, 1000).filter(i -> told.isNews("attempt " + i)).count())
        .isEqualTo(20);
  }

  @Test
  void theReasonIsTheFirstLineOfTheFirstCause() {
    Throwable fault = new IllegalStateException(new UncheckedIOException(new IOException("a\nb")));
    assertThat(Told.reason(fault)).isEqualTo("IOException: a");
    assertThat(Told.reason(new IOException(""))).isEqualTo("IOException");
  }
}
