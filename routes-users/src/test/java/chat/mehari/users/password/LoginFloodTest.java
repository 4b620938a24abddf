package chat.mehari.users.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginFloodTest {

  private static final int FLOOD = 200;

  /**
   * Nothing is hashed while all threads are held, and so many logins may wait: the others are
   * refused, and the questions after them are answered.
   */
  @Test
  void floodIsRefusedAndDelaysNobodyElse() throws Exception {
    ThreadPoolExecutor threads = UsersService.shared().bean(HashingQueue.class).threads();
    int waiting = threads.getQueue().remainingCapacity();
    CountDownLatch held = new CountDownLatch(1);
    try (Gateway gateway = new Gateway()) {
      Gateway.Signed signed =
          Gateway.signed(gateway.register("calm" + UUID.randomUUID().toString().substring(0, 8)));
      hold(threads, held);
      List<CompletableFuture<JsonNode>> flood;
      try {
        flood =
            IntStream.range(0, FLOOD)
                .mapToObj(
                    i ->
                        gateway.send(
                            Operation.LOGIN,
                            Map.of("username", "flood" + i, "password", "12345678"),
                            null))
                .toList();
        Gateway.data(gateway.ask(Operation.GET_SELF, Map.of(), signed));
        Gateway.data(gateway.ask(Operation.UPDATE_SELF, Map.of(), signed));
        Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), signed));
        await().until(() -> answered(flood) == FLOOD - waiting);
      } finally {
        held.countDown();
      }

      List<String> codes = flood.stream().map(Gateway::answer).map(Gateway::code).toList();
      assertThat(codes).containsOnly("rate-limited", "invalid-credentials");
    }
  }

  @Test
  void aFloodFromOneAddressLeavesRoomForOthers() throws Exception {
    ThreadPoolExecutor threads = UsersService.shared().bean(HashingQueue.class).threads();
    int share = threads.getQueue().remainingCapacity() / 4;
    CountDownLatch held = new CountDownLatch(1);
    try (Gateway gateway = new Gateway()) {
      hold(threads, held);
      List<CompletableFuture<JsonNode>> flood;
      CompletableFuture<JsonNode> other;
      try {
        flood =
            IntStream.range(0, FLOOD).mapToObj(i -> login(gateway, "192.0.2.1", "f" + i)).toList();
        await().until(() -> answered(flood) == FLOOD - share);
        other = login(gateway, "198.51.100.1", "somebody");
      } finally {
        held.countDown();
      }

      assertThat(Gateway.code(Gateway.answer(other))).isEqualTo("invalid-credentials");
      assertThat(flood.stream().map(Gateway::answer).map(Gateway::code))
          .containsOnly("rate-limited", "invalid-credentials");
      // What has gone leaves its room to what comes.
      assertThat(Gateway.code(Gateway.answer(login(gateway, "192.0.2.1", "later"))))
          .isEqualTo("invalid-credentials");
    }
  }

  private static CompletableFuture<JsonNode> login(Gateway gateway, String address, String name) {
    return gateway.sendFrom(
        address, Operation.LOGIN, Map.of("username", name, "password", "12345678"), null);
  }

  private static void hold(ThreadPoolExecutor threads, CountDownLatch held) throws Exception {
    CountDownLatch begun = new CountDownLatch(threads.getMaximumPoolSize());
    for (int i = 0; i < threads.getMaximumPoolSize(); i++) {
      var unused =
          threads.submit(
              () -> {
                begun.countDown();
                held.await();
                return null;
              });
    }
    begun.await();
  }

  private static long answered(List<CompletableFuture<JsonNode>> flood) {
    return flood.stream().filter(CompletableFuture::isDone).count();
  }
}
