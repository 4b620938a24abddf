package chat.mehari.standalone;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A collector of traces that keeps what it is sent. */
final class Collector implements AutoCloseable {
  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** A span and the service that told of it. */
  record Told(String service, Span span) {
    String trace() {
      return hex(span.getTraceId().toByteArray());
    }

    String id() {
      return hex(span.getSpanId().toByteArray());
    }

    String parent() {
      return hex(span.getParentSpanId().toByteArray());
    }

    private static String hex(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  }

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/traces");
  }

  /** Everything that was sent, as it was sent. */
  List<byte[]> received() {
    return received;
  }

  /** The spans of one name that one service has told of. */
  List<Told> spans(String service, String name) throws InvalidProtocolBufferException {
    List<Told> spans = new ArrayList<>();
    for (byte[] body : received) {
      for (ResourceSpans resource :
          ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
        String teller = service(resource);
        resource.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .map(span -> new Told(teller, span))
            .filter(is(service, name))
            .forEach(spans::add);
      }
    }
    return spans;
  }

  private static Predicate<Told> is(String service, String name) {
    return told -> told.service().equals(service) && told.span().getName().equals(name);
  }

  private static String service(ResourceSpans resource) {
    return resource.getResource().getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals("service.name"))
        .map(KeyValue::getValue)
        .map(AnyValue::getStringValue)
        .findFirst()
        .orElse("");
  }

  private void take(HttpExchange exchange) throws IOException {
    received.add(exchange.getRequestBody().readAllBytes());
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
