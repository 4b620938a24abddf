package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page is served by nginx as well, and must come with the same promises from there. */
class ProxyHeadersTest {

  private static final Path CONFIGURATION = Path.of("../compose/frontend/headers.conf");
  private static final Pattern HEADER = Pattern.compile("add_header (\\S+) \"([^\"]*)\" always;");

  @Test
  void nginxSendsTheHeadersOfTheGateway() throws IOException {
    Map<String, String> sent =
        HEADER
            .matcher(Files.readString(CONFIGURATION))
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    assertThat(sent).isEqualTo(SecurityHeadersFilter.HEADERS);
  }
}
