package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.RunningGateway;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page's files: which are kept, which are asked for anew, and what stands for what is not
 * there.
 */
class StaticPagesTest {

  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String PAGE = "<title>The page</title>";

  private final RunningGateway gateway = RunningGateway.shared();

  @Test
  void aFileNamedByItsContentIsKeptForEver() throws Exception {
    HttpResponse<String> script = get("/assets/index-a1b2c3d4.js", "*/*");

    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(cacheControl(script)).isEqualTo("max-age=31536000, public, immutable");
    assertThat(contentType(script)).startsWith("text/javascript");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/index.html, text/html",
    "/service-worker.js, text/javascript",
    "/manifest.webmanifest, application/manifest+json"
  })
  void aFileWhoseContentMayChangeIsAskedForAnew(String path, String type) throws Exception {
    HttpResponse<String> file = get(path, "*/*");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(cacheControl(file)).isEqualTo("no-cache");
    assertThat(contentType(file)).startsWith(type);
  }

  @Test
  void anUnchangedFileIsNotSentAgain() throws Exception {
    String modified = get("/", HTML).headers().firstValue("Last-Modified").orElseThrow();

    HttpResponse<String> again =
        send(request("/", HTML).header("If-Modified-Since", modified).build());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(cacheControl(again)).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/conversations", "/people/7f0c", "/settings/sessions"})
  void aPathThatOnlyThePageKnowsIsThePage(String path) throws Exception {
    HttpResponse<String> page = get(path, HTML);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(PAGE);
    assertThat(cacheControl(page)).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/index-00000000.js",
        "/assets/nothing",
        "/nothing.js",
        "/actuator/nothing",
        "/../application.yaml",
        "/chat/mehari/gateway/GatewayApplication.class"
      })
  void aMissingFileIsNeverThePage(String path) throws Exception {
    HttpResponse<String> missing = get(path, HTML);

    assertThat(missing.statusCode()).isBetween(400, 404);
    assertThat(missing.body()).doesNotContain(PAGE);
    assertThat(missing.headers().firstValue("Cache-Control").orElse(""))
        .doesNotContain("immutable");
  }

  @Test
  void whoDoesNotReadHtmlGetsNoPage() throws Exception {
    HttpResponse<String> data = get("/conversations", "application/json");
    HttpResponse<String> written =
        send(
            HttpRequest.newBuilder(gateway.page("/conversations"))
                .header("Accept", HTML)
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build());

    assertThat(data.statusCode()).isEqualTo(404);
    assertThat(written.statusCode()).isBetween(404, 405);
    assertThat(data.body() + written.body()).doesNotContain(PAGE);
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    return send(request(path, accept).build());
  }

  private HttpRequest.Builder request(String path, String accept) {
    return HttpRequest.newBuilder(gateway.page(path)).header("Accept", accept);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String cacheControl(HttpResponse<?> response) {
    return response.headers().firstValue("Cache-Control").orElse("");
  }

  private static String contentType(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }
}
