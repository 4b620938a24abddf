package chat.mehari.runtime;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;

/**
 * The way of a request through the processes, as spans of OpenTelemetry. A span says what was done,
 * by which service, when, and because of what; nothing of what somebody wrote, and nobody's name.
 * What caused it comes as a text, the {@code traceparent} of the W3C's Trace Context, in a header
 * of the broker's messages. Where no collector is named nothing is kept or sent.
 */
public final class Traces implements DisposableBean {

  private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<String> READER = new ParentReader();

  private final OpenTelemetry telemetry;
  private final Tracer tracer;

  /** Sends spans of this service to where the settings say. */
  Traces(TraceSettings settings, @Value("${spring.application.name}") String service) {
    URI endpoint = settings.endpoint();
    this.telemetry =
        endpoint == null ? OpenTelemetry.noop() : sdk(endpoint, settings.sampling(), service);
    this.tracer = telemetry.getTracer("chat.mehari");
  }

  private static OpenTelemetrySdk sdk(URI endpoint, double sampling, String service) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(Resource.builder().put("service.name", service).build())
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sampling)))
                .addSpanProcessor(
                    BatchSpanProcessor.builder(
                            OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build())
                        .build())
                .build())
        .build();
  }

  /**
   * Begins a span.
   *
   * @param causes what it comes of, as {@link #text} tells it: it belongs to the trace of the first
   *     one, and is linked to the others; with none it begins a trace
   * @return to be ended by whoever asked for it
   */
  public Span begin(String name, SpanKind kind, List<String> causes) {
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind).setNoParent();
    if (!causes.isEmpty()) {
      span.setParent(context(causes.get(0)));
      causes
          .subList(1, causes.size())
          .forEach(cause -> span.addLink(Span.fromContext(context(cause)).getSpanContext()));
    }
    return span.startSpan();
  }

  /**
   * Begins a span that ends with an exchange, unless it comes of nothing that is traced.
   *
   * @param cause what it comes of, as {@link #text} tells it, if anything
   */
  public void follow(Exchange exchange, String name, @Nullable Object cause) {
    followAll(exchange, name, cause == null ? List.of() : List.of(cause.toString()));
  }

  /**
   * Begins a span that ends with an exchange, for what was asked several times.
   *
   * @param causes as for {@link #begin}
   * @return what another process needs to go on with the trace; null where it is not traced
   */
  public @Nullable String followAll(Exchange exchange, String name, List<String> causes) {
    if (causes.isEmpty()) {
      return null;
    }
    Span span = begin(name, SpanKind.CONSUMER, causes);
    exchange.getExchangeExtension().addOnCompletion(new SpanEnd(span));
    return text(span);
  }

  /** What another process needs to go on with the trace; null where it is not traced. */
  public static @Nullable String text(Span span) {
    AtomicReference<@Nullable String> text = new AtomicReference<>();
    FORMAT.inject(
        Context.root().with(span),
        text,
        (carrier, key, value) -> {
          if (carrier != null && key.equals("traceparent")) {
            carrier.set(value);
          }
        });
    return text.get();
  }

  private static Context context(String cause) {
    return FORMAT.extract(Context.root(), cause, READER);
  }

  @Override
  public void destroy() {
    if (telemetry instanceof OpenTelemetrySdk sdk) {
      sdk.close();
    }
  }

  /** A carrier that consists of the value alone. */
  private static final class ParentReader implements TextMapGetter<String> {

    @Override
    public Iterable<String> keys(String carrier) {
      return List.of("traceparent");
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return key.equals("traceparent") ? carrier : null;
    }
  }
}
