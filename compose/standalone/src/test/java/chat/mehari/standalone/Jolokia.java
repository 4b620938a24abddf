package chat.mehari.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks a service by JMX over HTTP, as Hawtio does. */
final class Jolokia {
  private static final int AT_ONCE = 200;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What may be asked.
   *
   * @param type what Jolokia calls it: {@code read}, {@code write} or {@code exec}
   * @param name the name of an attribute, or of an operation with the types of its arguments
   * @param arguments how many
   */
  record Question(String type, String bean, String name, int arguments) {}

  /** A question, and what came of it. */
  record Answer(Question question, int status, String text) {}

  private final URI uri;

  Jolokia(int port) {
    this.uri = URI.create("http://localhost:" + port + "/actuator/jolokia");
  }

  /** Everything that there is to ask. */
  List<Question> questions() throws IOException, InterruptedException {
    List<Question> questions = new ArrayList<>();
    JsonNode domains = post(JSON.createObjectNode().put("type", "list")).path("value");
    domains
        .properties()
        .forEach(
            domain ->
                domain
                    .getValue()
                    .properties()
                    .forEach(
                        bean ->
                            add(
                                questions,
                                domain.getKey() + ":" + bean.getKey(),
                                bean.getValue())));
    return questions;
  }

  private static void add(List<Question> questions, String bean, JsonNode info) {
    info.path("attr")
        .fieldNames()
        .forEachRemaining(
            name -> {
              questions.add(new Question("read", bean, name, 0));
              questions.add(new Question("write", bean, name, 1));
            });
    info.path("op")
        .properties()
        .forEach(
            operation -> {
              Iterable<JsonNode> overloads =
                  operation.getValue().isArray()
                      ? operation.getValue()
                      : List.of(operation.getValue());
              for (JsonNode overload : overloads) {
                List<String> types = new ArrayList<>();
                overload
                    .path("args")
                    .forEach(argument -> types.add(argument.path("type").asText()));
                questions.add(
                    new Question(
                        "exec",
                        bean,
                        operation.getKey() + "(" + String.join(",", types) + ")",
                        types.size()));
              }
            });
  }

  /** The routes of the service's context, in XML. */
  String routes() throws IOException, InterruptedException {
    return questions().stream()
        .filter(question -> question.bean().contains("type=context"))
        .filter(question -> question.name().equals("dumpRoutesAsXml()"))
        .map(this::answer)
        .findFirst()
        .orElseThrow();
  }

  private String answer(Question question) {
    try {
      return post(request(question)).path("value").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks all of them. */
  List<Answer> ask(List<Question> questions) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += AT_ONCE) {
      List<Question> some = questions.subList(from, Math.min(questions.size(), from + AT_ONCE));
      ArrayNode requests = JSON.createArrayNode();
      some.forEach(question -> requests.add(request(question)));
      JsonNode replies = post(requests);
      for (int i = 0; i < some.size(); i++) {
        JsonNode reply = replies.path(i);
        answers.add(
            new Answer(some.get(i), reply.path("status").asInt(), reply.path("value").toString()));
      }
    }
    return answers;
  }

  private static ObjectNode request(Question question) {
    ObjectNode request =
        JSON.createObjectNode().put("type", question.type()).put("mbean", question.bean());
    switch (question.type()) {
      case "exec" -> {
        request.put("operation", question.name());
        ArrayNode arguments = request.putArray("arguments");
        for (int i = 0; i < question.arguments(); i++) {
          arguments.add(true);
        }
      }
      case "write" -> request.put("attribute", question.name()).put("value", 1);
      default -> request.put("attribute", question.name());
    }
    return request;
  }

  private JsonNode post(JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
