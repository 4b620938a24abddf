package chat.mehari.messages;

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

/** Starts the service of conversations, alone or beside others in one JVM. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableConfigurationProperties({BrokerLogin.class, DatabaseLogin.class, TraceSettings.class})
@Import({BrokerReach.class, SchemaStartup.class, Traces.class})
public class MessagesApplication {

  /** Runs the service until it is told to stop, or cannot go on. */
  public static void main(String[] arguments) {
    ApplicationListener<ExitCodeEvent> end = event -> System.exit(event.getExitCode());
    application().listeners(end).run(arguments);
  }

  /** The application, ready to be given further properties and run. */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(MessagesApplication.class)
        .properties("spring.config.name=routes-messages");
  }
}
