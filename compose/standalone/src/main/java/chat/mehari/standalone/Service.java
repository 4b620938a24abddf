package chat.mehari.standalone;

import chat.mehari.gateway.GatewayApplication;
import chat.mehari.messages.MessagesApplication;
import chat.mehari.users.UsersApplication;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One of the three services: its own Spring context, routes, connections and settings, as when it
 * is deployed apart.
 */
enum Service {
  MESSAGES(Part.MESSAGES, WebApplicationType.NONE),
  USERS(Part.USERS, WebApplicationType.NONE),
  GATEWAY(Part.GATEWAY, WebApplicationType.SERVLET);

  /** What the class path offers to all and the gateway has no use for. */
  private static final String DATABASE_CONFIGURATION =
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration";

  private final Part part;
  private final WebApplicationType web;

  Service(Part part, WebApplicationType web) {
    this.part = part;
    this.web = web;
  }

  /** The part that this service is. */
  Part part() {
    return part;
  }

  /** Starts the service; the settings win over its own file and over the environment. */
  ConfigurableApplicationContext start(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("spring.main.banner-mode", "off");
    all.put("spring.main.log-startup-info", "false");
    // Somebody waits for the end of this at a terminal.
    String drain = this == GATEWAY ? "5" : "3";
    all.put("spring.lifecycle.timeout-per-shutdown-phase", drain + "s");
    all.put("camel.main.shutdown-timeout", drain);
    if (this == GATEWAY) {
      all.put("spring.autoconfigure.exclude", DATABASE_CONFIGURATION);
    }
    return application()
        .web(web)
        // Parts closes the contexts, in order.
        .registerShutdownHook(false)
        .run(
            all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }

  private SpringApplicationBuilder application() {
    return switch (this) {
      case MESSAGES -> MessagesApplication.application();
      case USERS -> UsersApplication.application();
      case GATEWAY -> GatewayApplication.application();
    };
  }
}
