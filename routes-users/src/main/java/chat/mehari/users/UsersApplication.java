package chat.mehari.users;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The users service: accounts, login, tokens, sessions and the directory. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UsersApplication {

  /** Starts the service by itself. */
  public static void main(String[] args) {
    application().run(args);
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
