package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.standalone.Jolokia.Answer;
import chat.mehari.standalone.Jolokia.Question;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looks at a service by JMX sees its routes, changes nothing, and learns no secret. */
class LookOnlyIT {
  private static final int FORBIDDEN = 403;
  private static final String PASSWORD = "a password that nobody sees";
  private static final String BODY = "a message that nobody else sees";

  private static final List<String> LOOKS =
      List.of(
          "org\\.apache\\.camel:.*\\btype=(context|routes|processors|endpoints)\\b.*",
          "java\\.lang:type=Memory HeapMemoryUsage",
          "java\\.lang:type=Threading ThreadCount");

  @TempDir static Path logs;

  private static final Map<String, Integer> PORTS = new HashMap<>();
  private static ServiceProcesses services;
  private static String token;

  @BeforeAll
  static void talk() throws Exception {
    services = new ServiceProcesses(logs);
    Map<String, String> settings = new HashMap<>(OutsideServers.database());
    settings.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,jolokia");
    for (String name : List.of("routes-gateway", "routes-messages", "routes-users")) {
      PORTS.put(name, services.start(name, settings));
    }
    ServiceProcesses.awaitReady(List.copyOf(PORTS.values()));
    URI gateway = URI.create("ws://localhost:" + PORTS.get("routes-gateway") + "/ws");
    try (ChatClient client = ChatClient.connect(gateway)) {
      UUID self = client.register("seen-by-nobody", PASSWORD);
      token = client.accessToken();
      assertThat(token).isNotEmpty();
      client.send(self, BODY);
      assertThat(client.history(self)).containsExactly(BODY);
    }
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void nothingElseIsAnswered(String name) throws Exception {
    Jolokia jolokia = new Jolokia(PORTS.getOrDefault(name, 0));
    List<Question> questions = jolokia.questions();
    List<Answer> answers = jolokia.ask(questions);

    assertThat(answers)
        .hasSize(questions.size())
        .filteredOn(answer -> !isLook(answer.question()))
        .hasSizeGreaterThan(500)
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(FORBIDDEN));
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 200)
        .extracting(answer -> answer.question().type())
        .contains("read", "exec")
        .doesNotContain("write");
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 200)
        .extracting(Answer::text)
        .noneSatisfy(
            text ->
                assertThat(text)
                    .containsAnyOf(
                        PASSWORD,
                        BODY,
                        token,
                        TestServers.broker().password(),
                        TestServers.database().password()));
    assertThat(answers)
        .filteredOn(answer -> answer.question().name().startsWith("dumpRoutesStatsAsXml"))
        .extracting(Answer::text)
        .anySatisfy(text -> assertThat(text).contains("exchangesCompleted"));
  }

  @Test
  void unlessAskedForNothingIsServed(@TempDir Path apart) throws Exception {
    try (ServiceProcesses others = new ServiceProcesses(apart)) {
      int port = others.start("routes-gateway", Map.of());
      ServiceProcesses.awaitReady(List.of(port));
      URI jolokia = URI.create("http://localhost:" + port + "/actuator/jolokia");
      HttpResponse<Void> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(jolokia).build(), HttpResponse.BodyHandlers.discarding());
      assertThat(response.statusCode()).isEqualTo(404);
    }
  }

  /** What a picture of the routes is made of, and how much the service uses. */
  private static boolean isLook(Question question) {
    String what = question.bean() + " " + question.name();
    return switch (question.type()) {
      case "read" -> LOOKS.stream().anyMatch(what::matches);
      case "exec" -> what.matches("org\\.apache\\.camel:.* dumpRoutes?(Stats)?AsXml\\(.*\\)");
      default -> false;
    };
  }
}
