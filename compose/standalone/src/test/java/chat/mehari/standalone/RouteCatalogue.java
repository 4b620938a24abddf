package chat.mehari.standalone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what there is to know of the routes of one service, in Markdown. */
final class RouteCatalogue {
  private static final String SCHEMAS = "../schemas/src/main/resources/chat/mehari/schemas/json/";

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Route> byEndpoint = new TreeMap<>();
  private final Collection<Route> routes;

  /**
   * A route.
   *
   * @param from the endpoint that it begins at, without options
   * @param to the endpoints that it sends to, without options, in the order of its steps
   * @param statements the files of its SQL
   * @param schemas the files that tell the form of what it takes from the broker
   */
  record Route(
      String id,
      String description,
      String from,
      List<String> to,
      List<String> statements,
      List<String> schemas) {
    /** Whether other routes may send to where it begins. */
    boolean isInner() {
      return from.startsWith("direct:") || from.startsWith("seda:");
    }
  }

  private RouteCatalogue(Collection<Route> routes) {
    this.routes = routes;
    routes.stream().filter(Route::isInner).forEach(route -> byEndpoint.put(route.from(), route));
  }

  /** A chapter: a table of all routes, and for each flow a picture of the routes that it takes. */
  static String chapter(String service, Collection<Route> routes) {
    RouteCatalogue catalogue = new RouteCatalogue(routes);
    catalogue.text.append("## ").append(service).append("\n\n");
    catalogue.table();
    Set<String> called =
        routes.stream().flatMap(route -> route.to().stream()).collect(Collectors.toSet());
    routes.stream()
        .filter(route -> !route.isInner() || !called.contains(route.from()))
        .forEach(catalogue::flow);
    return catalogue.text.toString();
  }

  private void table() {
    text.append("| route | what it does | from | to | SQL | schema |\n|---|---|---|---|---|---|\n");
    for (Route route : routes) {
      text.append(
          "| `%s` | %s | %s | %s | %s | %s |\n"
              .formatted(
                  route.id(),
                  route.description(),
                  code(List.of(route.from())),
                  code(route.to()),
                  code(route.statements()),
                  links(route.schemas())));
    }
    text.append('\n');
  }

  private void flow(Route first) {
    text.append("### %s\n\n%s.\n\n".formatted(first.id(), first.description()));
    text.append("```mermaid\nflowchart LR\n");
    Set<Route> reached = reachable(first);
    text.append("  start([\"%s\"]) --> %s\n".formatted(first.from(), node(first)));
    reached.forEach(route -> text.append("  %s[\"%s\"]\n".formatted(node(route), route.id())));
    Set<String> edges = new LinkedHashSet<>();
    for (Route route : reached) {
      for (String endpoint : route.to()) {
        Route next = byEndpoint.get(endpoint);
        edges.add(
            next == null
                ? "  %s --> %s([\"%s\"])".formatted(node(route), node(endpoint), endpoint)
                : "  %s --> %s".formatted(node(route), node(next)));
      }
      for (String statement : route.statements()) {
        edges.add("  %s --> %s[(\"%s\")]".formatted(node(route), node(statement), statement));
      }
    }
    edges.forEach(edge -> text.append(edge).append('\n'));
    text.append("```\n\n");
  }

  private Set<Route> reachable(Route first) {
    Set<Route> reached = new LinkedHashSet<>();
    Deque<Route> next = new ArrayDeque<>(List.of(first));
    while (!next.isEmpty()) {
      Route route = next.removeFirst();
      if (reached.add(route)) {
        List<Route> called = new ArrayList<>();
        route.to().stream()
            .filter(byEndpoint::containsKey)
            .forEach(endpoint -> called.add(byEndpoint.get(endpoint)));
        next.addAll(called);
      }
    }
    return reached;
  }

  private static String node(Route route) {
    return node("route " + route.id());
  }

  /** A name that is no word of Mermaid's. */
  private static String node(String name) {
    return "n_" + name.replaceAll("[^A-Za-z0-9]+", "_");
  }

  private static String links(List<String> schemas) {
    return schemas.stream()
        .map(name -> "[`%s`](%s%s)".formatted(name, SCHEMAS, name))
        .collect(Collectors.joining("<br>"));
  }

  private static String code(List<String> values) {
    return values.stream().map(value -> "`" + value + "`").collect(Collectors.joining("<br>"));
  }
}
