package chat.mehari.standalone;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.standalone.RouteCatalogue.Route;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Writes {@code docs/routes.md} from what services tell of their routes. */
final class RouteDocument {
  private static final String SQL = "sql:classpath:";

  private final StringBuilder text = new StringBuilder(introduction());

  /** Adds a chapter on a service from its routes in XML. */
  void add(String service, String xml) throws Exception {
    text.append(RouteCatalogue.chapter(service, routes(xml)));
  }

  /** Everything so far. */
  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }

  /** The methods of beans that routes in XML call, as they are written there. */
  static List<String> beanCalls(String xml) throws Exception {
    Document routes = parsed(xml);
    List<String> calls = new ArrayList<>();
    for (String step : List.of("bean", "method")) {
      NodeList steps = routes.getElementsByTagName(step);
      for (int i = 0; i < steps.getLength(); i++) {
        calls.add(((Element) steps.item(i)).getAttribute("method"));
      }
    }
    return calls;
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static String introduction() {
    return """
    # Every route

    What each service is made of, and the way of everything that comes in. A test writes this page from the running services.
    What passes between them is told by [the contract of the broker](../schemas/src/main/resources/chat/mehari/schemas/asyncapi/broker.yaml); how the services work together by [How it works](architecture.md).

    """;
  }

  private static Collection<Route> routes(String xml) throws Exception {
    NodeList elements = parsed(xml).getElementsByTagName("route");
    Map<String, Route> routes = new TreeMap<>();
    for (int i = 0; i < elements.getLength(); i++) {
      Route route = route((Element) elements.item(i));
      routes.put(route.id(), route);
    }
    return routes.values();
  }

  private static Route route(Element element) {
    Element from = (Element) element.getElementsByTagName("from").item(0);
    Set<String> to = new LinkedHashSet<>();
    Set<String> statements = new LinkedHashSet<>();
    for (String step : List.of("to", "toD", "wireTap", "enrich", "pollEnrich")) {
      NodeList steps = element.getElementsByTagName(step);
      for (int i = 0; i < steps.getLength(); i++) {
        String uri = endpoint(((Element) steps.item(i)).getAttribute("uri"));
        if (uri.startsWith(SQL)) {
          statements.add(uri.substring(SQL.length()));
        } else {
          to.add(uri);
        }
      }
    }
    return new Route(
        element.getAttribute("id"),
        element.getAttribute("description"),
        endpoint(from.getAttribute("uri")),
        new ArrayList<>(to),
        new ArrayList<>(statements),
        schemas(endpoint(from.getAttribute("uri"))));
  }

  /** The schemas of the operations whose queue a route takes from. */
  private static List<String> schemas(String from) {
    List<String> parts = List.of(from.split(" "));
    String queue = parts.size() > 1 ? parts.get(1) : "";
    return Arrays.stream(Operation.values())
        .filter(operation -> queue(operation).equals(queue))
        .map(RouteDocument::schema)
        .toList();
  }

  private static String queue(Operation operation) {
    return operation.isConversationCommand() ? Queues.commands(0) : Queues.of(operation);
  }

  private static String schema(Operation operation) {
    String folder = operation.isForClients() ? "request" : "broker";
    return folder + "/" + operation.operationName() + ".json";
  }

  /** An endpoint's name: of its options only the queues, for they tell what comes from where. */
  private static String endpoint(String uri) {
    String name =
        uri.replaceFirst("\\?.*", "")
            .replace("://", ":")
            .replace("classpath:chat/mehari/schemas/json/", "");
    String queues =
        uri.matches(".*[?&]queues=.*") ? uri.replaceFirst(".*[?&]queues=([^&]*).*", "$1") : "";
    return queues.isEmpty() ? name : name + " " + queues.replaceFirst(",.*,", " … ");
  }
}
