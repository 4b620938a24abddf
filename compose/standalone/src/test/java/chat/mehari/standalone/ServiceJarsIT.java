package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.standalone.Jolokia.Answer;
import chat.mehari.standalone.Jolokia.Question;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each service's own jar, with nothing but a broker and a database outside. Who looks at a service
 * by JMX sees its routes, changes nothing, and learns no secret.
 */
@ResourceLock(OutsideServers.LOCK)
class ServiceJarsIT {
  private static final int BY_SIGTERM = 128 + 15;
  private static final int FORBIDDEN = 403;
  private static final String PASSWORD = "a password that nobody sees";
  private static final String BODY = "a message that nobody else sees";

  private static final Path DOCUMENT = Path.of("../../docs/routes.md");
  private static final Path GENERATED = Path.of("target/routes.md");

  private static final List<String> LOOKS =
      List.of(
          "org\\.apache\\.camel:.*\\btype=(context|routes|processors|endpoints)\\b.*",
          "java\\.lang:type=Memory HeapMemoryUsage",
          "java\\.lang:type=Threading ThreadCount");

  private static final ServiceProcesses SERVICES = new ServiceProcesses();

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings = new HashMap<>(OutsideServers.database());
    settings.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,jolokia");
    for (String name : List.of("routes-gateway", "routes-users", "routes-messages")) {
      SERVICES.start(name, settings);
    }
    SERVICES.awaitReady();
  }

  @AfterAll
  static void eachEndsWhenItIsAsked() throws Exception {
    try (SERVICES) {
      for (Process process : SERVICES.all().values()) {
        process.destroy();
      }
      for (Map.Entry<String, Process> service : SERVICES.all().entrySet()) {
        assertThat(service.getValue().waitFor(5, TimeUnit.MINUTES)).as(service.getKey()).isTrue();
        assertThat(service.getValue().exitValue()).as(service.getKey()).isEqualTo(BY_SIGTERM);
      }
    }
  }

  @Test
  void workTogetherAsProcessesOfTheirOwn() throws Exception {
    assertThat(talk("of-three-jars")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void whoLooksByJmxSeesRoutesAndNothingElse(String name) throws Exception {
    String token = talk("seen-in-" + name);
    Jolokia jolokia = new Jolokia(SERVICES.port(name));
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

  /** Camel would read a value as a part of the expression: {@code null}, a quotation, a comma. */
  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void noRoutePassesAValueInTheTextOfAnExpression(String name) throws Exception {
    List<String> calls = RouteDocument.beanCalls(new Jolokia(SERVICES.port(name)).routes());

    assertThat(calls).isNotEmpty().allSatisfy(call -> assertThat(call).doesNotContain("("));
  }

  @Test
  void theDocumentTellsOfEveryRoute() throws Exception {
    RouteDocument document = new RouteDocument();
    for (String name : SERVICES.all().keySet()) {
      document.add(name, new Jolokia(SERVICES.port(name)).routes());
    }
    Files.writeString(GENERATED, document.toString());

    assertThat(DOCUMENT)
        .as("where the routes were changed on purpose, copy %s there", GENERATED)
        .hasSameTextualContentAs(GENERATED);
  }

  /** Somebody new writes a note to themselves and reads it; the token that let them in. */
  private static String talk(String username) throws Exception {
    URI gateway = URI.create("ws://localhost:" + SERVICES.port("routes-gateway") + "/ws");
    try (ChatClient client = ChatClient.connect(gateway)) {
      UUID self = client.register(username, PASSWORD);
      client.send(self, BODY);
      assertThat(client.history(self)).containsExactly(BODY);
      return client.accessToken();
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
