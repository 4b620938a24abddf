package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of the URI reach the endpoint, and wrong ones do not pass. */
class WebsocketOptionsTest {

  @Test
  void bindsOptions() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      WebsocketJsr356Endpoint endpoint =
          camel.getEndpoint(
              "websocket-jsr356:/ws?allowedOrigins=https://a.example&allowSameHost=false"
                  + "&pingInterval=15s&closeTimeout=500&maxFrameBytes=100&maxQueuedBytes=5000000000"
                  + "&exchangePattern=InOnly",
              WebsocketJsr356Endpoint.class);
      assertThat(endpoint.getPath()).isEqualTo("/ws");
      assertThat(endpoint.getConfiguration().getAllowedOrigins()).isEqualTo("https://a.example");
      assertThat(endpoint.getConfiguration().isAllowSameHost()).isFalse();
      assertThat(endpoint.getConfiguration().getPingInterval()).isEqualTo(Duration.ofSeconds(15));
      assertThat(endpoint.getConfiguration().getPongTimeout()).isEqualTo(Duration.ofSeconds(10));
      assertThat(endpoint.getLimits().getCloseTimeout()).isEqualTo(Duration.ofMillis(500));
      assertThat(endpoint.getLimits().getMaxFrameBytes()).isEqualTo(100);
      assertThat(endpoint.getLimits().getMaxQueuedBytes()).isEqualTo(5_000_000_000L);
    }
  }

  @Test
  void readsThePathWithAndWithoutSlashes() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      for (String uri : new String[] {"ws", "/ws", "//ws"}) {
        assertThat(
                camel
                    .getEndpoint("websocket-jsr356:" + uri, WebsocketJsr356Endpoint.class)
                    .getPath())
            .isEqualTo("/ws");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws?unknown=1",
        "/ws?maxFrameBytes=many",
        "/ws?maxFrameBytes=0",
        "/ws?maxQueuedFrames=-1",
        "/ws?closeTimeout=0",
        "/ws?pingInterval=-5",
        "/ws?slowReaderCloseCode=999",
        "/ws/{room}"
      })
  void refusesWhatMakesNoSense(String uri) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      assertThatThrownBy(() -> camel.getEndpoint("websocket-jsr356:" + uri))
          .isInstanceOf(ResolveEndpointFailedException.class);
    }
  }

  @Test
  void needsAContainer() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(WebsocketOriginTest.route(new Events(), ""));
      assertThatThrownBy(camel::start).hasStackTraceContaining("serverContainer");
    }
  }
}
