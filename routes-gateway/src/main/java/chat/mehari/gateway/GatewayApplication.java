package chat.mehari.gateway;

import chat.mehari.runtime.BrokerLogin;
import chat.mehari.runtime.TraceSettings;
import chat.mehari.runtime.Traces;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The gateway as a process of its own, or as one of several contexts in a process. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableConfigurationProperties({BrokerLogin.class, TraceSettings.class})
@Import(Traces.class)
public class GatewayApplication {

  /** Starts the gateway and nothing else. */
  public static void main(String[] arguments) {
    application().run(arguments);
  }

  /**
   * The gateway, not yet started. It reads {@code routes-gateway.yaml}, so that it can share a
   * class path with the other services.
   */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(GatewayApplication.class)
        .properties("spring.config.name=routes-gateway")
        .registerShutdownHook(true)
        .bannerMode(Banner.Mode.OFF);
  }
}
