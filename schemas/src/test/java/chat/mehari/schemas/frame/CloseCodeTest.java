package chat.mehari.schemas.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseCodeTest {
  @ParameterizedTest
  @EnumSource
  void reasonFitsAControlFrame(CloseCode closeCode) {
    assertThat(closeCode.reason().getBytes(UTF_8)).hasSizeBetween(1, 123);
  }

  @Test
  void codesAreThoseOfTheProtocol() {
    assertThat(CloseCode.values())
        .extracting(CloseCode::code)
        .containsExactly(1000, 1001, 1003, 1009, 4401, 4403, 4408, 4429);
  }
}
