package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The component works in Spring Boot with Jetty as its page says. */
class WebsocketSpringBootTest {

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    WebSocketServletAutoConfiguration.class,
    CamelAutoConfiguration.class
  })
  static class Application {

    @Bean("websocket-jsr356")
    WebsocketJsr356Component websocketComponent(ServletContext servletContext) {
      WebsocketJsr356Component component = new WebsocketJsr356Component();
      component.setServerContainer(
          (ServerContainer) servletContext.getAttribute(ServerContainer.class.getName()));
      return component;
    }

    @Bean
    FilterRegistrationBean<WebsocketJsr356HandshakeFilter> handshakeFilter(
        @Lazy WebsocketJsr356Component component) {
      return new FilterRegistrationBean<>(new WebsocketJsr356HandshakeFilter(component));
    }

    @Bean
    RouteBuilder echo() {
      return WebsocketConformanceTest.echo();
    }

    @Bean
    SmartLifecycle farewell(ObjectProvider<CamelContext> camel) {
      return new Farewell(camel);
    }
  }

  /**
   * Spring Boot stops the connector before Camel: who is connected is to be told before that. A
   * direct dependency on Camel would make Spring start Camel before it has collected the routes.
   */
  private static final class Farewell implements SmartLifecycle {

    private final ObjectProvider<CamelContext> camel;
    private volatile boolean running;

    Farewell(ObjectProvider<CamelContext> camel) {
      this.camel = camel;
    }

    @Override
    public void start() {
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      try {
        camel.getObject().getRouteController().stopRoute("echo");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }

  @Test
  void servesAndRefuses() throws Exception {
    Client client;
    try (var context =
        new SpringApplicationBuilder(Application.class)
            .properties("server.port=0", "spring.main.banner-mode=off")
            .run()) {
      int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
      URI uri = URI.create("ws://127.0.0.1:" + port + "/ws");
      client = Client.connect(uri);
      client.send("hello");
      assertThat(client.receive()).isEqualTo("hello");
      assertThat(
              WebsocketOriginTest.statusOf(
                  () -> Client.connect(uri, "Origin", "http://evil.example")))
          .isEqualTo(403);
      URI query = URI.create(uri + "?token=x");
      assertThat(WebsocketOriginTest.statusOf(() -> Client.connect(query))).isEqualTo(400);
    }
    assertThat(client.closeCode()).isEqualTo(1001);
  }
}
