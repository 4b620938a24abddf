package chat.mehari.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void givesADatabaseWhoseRoleMayMakeSchemasButNoRoles() throws Exception {
    DatabaseAddress address = TestServers.database();
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password())) {
      connection.createStatement().execute("create schema if not exists users");
      assertThatThrownBy(() -> connection.createStatement().execute("create role other"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(TestServers.database()).isSameAs(address);
  }

  @Test
  void readsOutsideServersFromTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "MEHARI_RABBITMQ_HOST", "rabbit",
            "MEHARI_RABBITMQ_PORT", "1",
            "MEHARI_RABBITMQ_USERNAME", "u",
            "MEHARI_RABBITMQ_PASSWORD", "p",
            "MEHARI_RABBITMQ_VIRTUAL_HOST", "/v",
            "MEHARI_POSTGRES_HOST", "postgres",
            "MEHARI_POSTGRES_USERNAME", "u",
            "MEHARI_POSTGRES_PASSWORD", "p");
    assertThat(TestServers.outsideBroker(environment))
        .contains(new BrokerAddress("rabbit", 1, "u", "p", "/v"));
    assertThat(TestServers.outsideDatabase(environment))
        .contains(new DatabaseAddress("postgres", 5432, "mehari", "u", "p"));
    assertThat(TestServers.outsideBroker(Map.of())).isEmpty();
    assertThat(TestServers.outsideDatabase(Map.of())).isEmpty();
  }
}
