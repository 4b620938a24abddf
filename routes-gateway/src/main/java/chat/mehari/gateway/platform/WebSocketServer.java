package chat.mehari.gateway.platform;

import chat.mehari.gateway.websocket.WebsocketJsr356Component;
import chat.mehari.gateway.websocket.WebsocketJsr356HandshakeFilter;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.util.Arrays;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Gives the web server's WebSocket container to the component whose routes use it. */
@Configuration
class WebSocketServer {

  @Bean("websocket-jsr356")
  WebsocketJsr356Component websocketComponent(GatewaySettings settings) {
    WebsocketJsr356Component component = new WebsocketJsr356Component();
    component.setWorkerThreads(settings.workerThreads());
    return component;
  }

  /** The filter needs the component before the web server has a container to give. */
  @Bean
  SmartInitializingSingleton serverContainerOf(
      WebsocketJsr356Component component, ServletContext servletContext) {
    return () ->
        component.setServerContainer(
            (ServerContainer) servletContext.getAttribute(ServerContainer.class.getName()));
  }

  /** First of all, for what others ask of a connector must reach this one. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  WebServerFactoryCustomizer<JettyServletWebServerFactory> lingeringConnectors() {
    return factory ->
        factory.addServerCustomizers(
            server ->
                server.setConnectors(
                    Arrays.stream(server.getConnectors())
                        .map(ServerConnector.class::cast)
                        .map(LingeringConnector::insteadOf)
                        .toArray(Connector[]::new)));
  }

  /** Behind proxies the address of a client is the one that they tell. */
  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> clientAddresses(
      GatewaySettings settings) {
    ClientAddress customizer = new ClientAddress(settings.trustedProxies());
    return factory ->
        factory.addServerCustomizers(
            server -> {
              for (Connector connector : server.getConnectors()) {
                connector
                    .getConnectionFactory(HttpConnectionFactory.class)
                    .getHttpConfiguration()
                    .addCustomizer(customizer);
              }
            });
  }

  /** Stands before the container's own upgrade filter and after the security headers. */
  @Bean
  FilterRegistrationBean<WebsocketJsr356HandshakeFilter> handshakeFilter(
      WebsocketJsr356Component component) {
    FilterRegistrationBean<WebsocketJsr356HandshakeFilter> registration =
        new FilterRegistrationBean<>(new WebsocketJsr356HandshakeFilter(component));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    registration.setAsyncSupported(true);
    return registration;
  }
}
