package chat.mehari.users;

import chat.mehari.runtime.BrokerLogin;
import chat.mehari.runtime.BrokerReach;
import chat.mehari.runtime.DatabaseLogin;
import chat.mehari.runtime.SchemaStartup;
import chat.mehari.runtime.TraceSettings;
import chat.mehari.runtime.Traces;
import org.springframework.boot.ExitCodeEvent;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Import;

/** The users service: accounts, login, tokens, sessions and the directory. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableConfigurationProperties({BrokerLogin.class, DatabaseLogin.class, TraceSettings.class})
@Import({BrokerReach.class, SchemaStartup.class, Traces.class})
public class UsersApplication {

  /** Runs the service until it is told to stop, or cannot go on. */
  public static void main(String[] arguments) {
    ApplicationListener<ExitCodeEvent> end = event -> System.exit(event.getExitCode());
    application().listeners(end).run(arguments);
  }

  /**
   * The service, not yet started. Its configuration file is {@code routes-users.yaml}, so that it
   * can share a class path with the other services.
   */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(UsersApplication.class)
        .properties("spring.config.name=routes-users");
  }
}
