package chat.mehari.users.account;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(Integer.MAX_VALUE - 1)
class FirstAccountTest {

  private Gateway gateway;

  @BeforeEach
  void connect() {
    UsersService.shared();
    gateway = new Gateway();
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  @Test
  void ofManyFirstRegistrationsOnTwoInstancesOneIsAdministrator() {
    UsersService.sharedWithSecond();
    UsersService.sql("truncate account cascade");
    UsersService.sql("update installation set founder_id = null");
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    gateway.send(
                        Operation.REGISTER,
                        Map.of(
                            "username",
                            "first" + i + UUID.randomUUID().toString().substring(0, 4),
                            "password",
                            "12345678"),
                        null))
            .toList();
    List<String> roles =
        answers.stream()
            .map(Gateway::answer)
            .map(Gateway::data)
            .map(data -> data.at("/user/role").asText())
            .toList();
    assertThat(roles).containsOnlyOnce("administrator");
    assertThat(roles.stream().filter("member"::equals)).hasSize(11);
  }
}
