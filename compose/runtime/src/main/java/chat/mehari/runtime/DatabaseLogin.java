package chat.mehari.runtime;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the service signs in to the database. There is no default: without it the service says what
 * is missing, and ends.
 *
 * @param username the user, who may do what this service does and nothing else
 * @param password the user's password
 */
@Validated
@ConfigurationProperties("spring.datasource")
public record DatabaseLogin(
    @NotBlank(
            message =
                "mehari.postgres.username is missing: it belongs in a file of that name in the folder mehari.secrets"
                    + " (/run/secrets/), or in the environment as MEHARI_POSTGRES_USERNAME")
        String username,
    @NotBlank(
            message =
                "mehari.postgres.password is missing: it belongs in a file of that name in the folder mehari.secrets"
                    + " (/run/secrets/), or in the environment as MEHARI_POSTGRES_PASSWORD")
        String password) {}
