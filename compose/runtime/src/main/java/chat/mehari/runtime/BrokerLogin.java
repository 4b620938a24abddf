package chat.mehari.runtime;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the service signs in to the broker. There is no default: without it the service says what is
 * missing, and ends.
 *
 * @param username the user, who may do what this service does and nothing else
 * @param password the user's password
 */
@Validated
@ConfigurationProperties("spring.rabbitmq")
public record BrokerLogin(
    @NotBlank(
            message =
                "mehari.rabbitmq.username is missing: it belongs in a file of that name in the folder mehari.secrets"
                    + " (/run/secrets/), or in the environment as MEHARI_RABBITMQ_USERNAME")
        String username,
    @NotBlank(
            message =
                "mehari.rabbitmq.password is missing: it belongs in a file of that name in the folder mehari.secrets"
                    + " (/run/secrets/), or in the environment as MEHARI_RABBITMQ_PASSWORD")
        String password) {}
