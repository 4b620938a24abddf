package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ctrl-C and {@code SIGTERM}, at any moment of a start, end everything that was started; {@link
 * RunningIT} has the moments afterwards.
 */
@Tag("long")
class StoppingIT {
  private static final int BY_SIGINT = 128 + 2;
  private static final int BY_SIGTERM = 128 + 15;

  @TempDir Path data;

  @ParameterizedTest
  @CsvSource({
    "DATA_DIRECTORY_IS_TAKEN, TERM",
    "PROGRAMS_ARE_UNPACKED, INT",
    "CLUSTER_IS_MADE, TERM",
    "DATABASE_STARTS, INT",
    "SERVICES_USE_THE_DATABASE, TERM"
  })
  void stopsWhileItStarts(Moment moment, String signal) throws Exception {
    try (MehariProcess mehari = MehariProcess.start(data)) {
      moment.await(mehari, data);
      assertThat(mehari.stop(signal)).isEqualTo(signal.equals("INT") ? BY_SIGINT : BY_SIGTERM);
      assertThat(DataProcesses.of(data)).extracting(DataProcesses::commandLine).isEmpty();
      assertThat(mehari.output() + mehari.errors()).doesNotContain("Mehari cannot start");
    }
  }
}
