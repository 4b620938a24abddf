package chat.mehari.load.rights;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.system.Composed;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each container holds the rights that it needs, and no other's secret. */
@Isolated("there is one set of containers")
class RightsComposeIT {
  private final Composed system = Composed.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user-service    | users    | mehari    | select count(*) from messages.message",
        "message-service | messages | mehari    | select count(*) from users.account",
        "message-service | messages | mehari    | create schema other",
        "message-service | messages | mehari    | create table public.other (id int)",
        "message-service | messages | mehari    | select * from pg_authid",
        "message-service | messages | postgres  | select 1",
        "user-service    | users    | template1 | select 1",
        "replication     | replication | mehari | select 1"
      })
  void aRoleOfTheDatabaseSeesItsOwnSchemaOnly(
      String secret, String role, String database, String statement) {
    assertThat(system.sql(secret, role, database, statement)).contains("permission denied");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api             | 1 | users messages notification broadcast gateway.7",
        "api             | 2 | users messages broadcast gateway.7",
        "api             | 3 | notification broadcast gateway.7",
        "user-service    | 2 | notification broadcast dead-letter users.login",
        "user-service    | 3 | users dead-letter users.login",
        "message-service | 2 | notification broadcast dead-letter messages.commands.0",
        "message-service | 3 | messages broadcast dead-letter messages.commands.0"
      })
  void aUserOfTheBrokerTouchesItsOwnExchangesAndQueuesOnly(String user, int right, String own) {
    Pattern allowed = Pattern.compile(rights(user).get(right));

    assertThat(
            List.of(
                    "users",
                    "messages",
                    "notification",
                    "broadcast",
                    "dead-letter",
                    "gateway.7",
                    "users.login",
                    "messages.commands.0",
                    "amq.topic",
                    "")
                .stream()
                .filter(name -> allowed.matcher(name).find()))
        .containsExactlyInAnyOrder(own.split(" "));
  }

  /** Virtual host, configure, write, read. */
  private List<String> rights(String user) {
    return system
        .compose("exec", "-T", "rabbitmq", "rabbitmqctl", "--quiet", "list_user_permissions", user)
        .lines()
        .filter(line -> line.startsWith("/"))
        .map(line -> List.of(line.split("\t")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noContainerRunsAsRootOrMayChangeItself() {
    for (String container : system.containers()) {
      assertThat(
              system
                  .docker(
                      "inspect",
                      "--format",
                      "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapAdd}}"
                          + " {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}",
                      container)
                  .strip())
          .matches("(postgres|rabbitmq|nginx|10001:10001) true \\[] \\[ALL] \\[no-new-.*]");
    }
  }

  @Test
  void onlyTheFrontendIsOpenToOthers() {
    assertThat(
            system.containers().stream()
                .flatMap(container -> system.docker("port", container).lines())
                .filter(port -> !port.contains("127.0.0.1")))
        .allMatch(port -> port.startsWith("3000/tcp") || port.startsWith("8080/tcp"))
        .isNotEmpty();
  }

  @Test
  void aSecondUpKeepsTheSecrets() {
    String before = checksums();

    system.up();

    assertThat(checksums()).isEqualTo(before);
    assertThat(before.lines()).hasSize(7);
  }

  private String checksums() {
    return system.compose(
        "run",
        "--rm",
        "--no-deps",
        "--entrypoint=sh",
        "secrets",
        "-c",
        "sha256sum /secrets/*/*.password /secrets/postgres/superuser"
            + " /secrets/rabbitmq/administrator");
  }
}
