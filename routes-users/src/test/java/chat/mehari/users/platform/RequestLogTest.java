package chat.mehari.users.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What operators read while requests fail. */
@ExtendWith(OutputCaptureExtension.class)
class RequestLogTest {
  private static final ReturnAddress ADDRESS = new ReturnAddress("gateway.1", "c-1", "1");
  private static final String REASON = "the database is away";

  private final RequestLog log = new RequestLog();

  @Test
  void aTroubleIsToldOnceAndItsEndOnce(CapturedOutput output) {
    log.answered();
    log.unavailable("login", REASON, ADDRESS);
    log.unavailable("getSelf", REASON, ADDRESS);
    log.answered();
    log.answered();

    assertThat(output.getAll()).containsOnlyOnce(REASON).containsOnlyOnce("answered again");
  }

  @Test
  void theNextTroubleIsNewsAgain(CapturedOutput output) {
    log.unavailable("login", REASON, ADDRESS);
    log.answered();
    log.unavailable("login", REASON, ADDRESS);

    assertThat(output.getAll().lines().filter(line -> line.contains(REASON))).hasSize(2);
  }
}
