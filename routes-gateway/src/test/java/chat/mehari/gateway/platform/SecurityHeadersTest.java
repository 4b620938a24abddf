package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.RunningGateway;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer over HTTP, found or not, tells browsers what a page of ours never does. */
class SecurityHeadersTest {

  private final RunningGateway gateway = RunningGateway.shared();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/actuator/health", "/nothing.js", "/ws", "/actuator/env"})
  void standOnEveryAnswer(String path) throws Exception {
    HttpHeaders headers =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(gateway.page(path)).build(),
                HttpResponse.BodyHandlers.discarding())
            .headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains(
            "default-src 'self'",
            "connect-src 'self';",
            "frame-ancestors 'none'",
            "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Server")).isEmpty();
  }
}
