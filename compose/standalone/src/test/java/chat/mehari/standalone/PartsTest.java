package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final int PATIENCE_SECONDS = 30;

  private final Parts parts = new Parts();
  private final List<Part> closed = new CopyOnWriteArrayList<>();

  @Test
  void closesTheLastPartFirstWhateverWasStartedFirst() throws Exception {
    for (Part part : List.of(Part.GATEWAY, Part.DATA_DIRECTORY, Part.USERS, Part.DATABASE)) {
      parts.start(part, () -> () -> closed.add(part));
    }
    parts.close();
    assertThat(closed)
        .containsExactly(Part.GATEWAY, Part.USERS, Part.DATABASE, Part.DATA_DIRECTORY);
    parts.close();
    assertThat(closed).hasSize(4);
  }

  @Test
  void startsNothingOnceTheEndHasBegun() {
    assertThat(parts.isClosing()).isFalse();
    parts.close();
    assertThat(parts.isClosing()).isTrue();
    assertThatThrownBy(() -> parts.start(Part.BROKER, () -> () -> closed.add(Part.BROKER)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void closesAPartThatWasJustStarting() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    FutureTask<?> start =
        run(
            "start",
            () ->
                parts.start(
                    Part.BROKER,
                    () -> {
                      started.countDown();
                      mayEnd.await();
                      return () -> closed.add(Part.BROKER);
                    }));
    awaitLatch(started);
    FutureTask<?> end = run("end", parts::close);
    await().until(parts::isClosing);
    assertThat(closed).isEmpty();
    mayEnd.countDown();
    start.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(closed).containsExactly(Part.BROKER);
  }

  @Test
  void breaksOffTheStartOfTheDatabase() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    FutureTask<?> start =
        run(
            "start",
            () ->
                parts.start(
                    Part.DATABASE,
                    () -> {
                      started.countDown();
                      never.await();
                      return () -> closed.add(Part.DATABASE);
                    }));
    awaitLatch(started);
    parts.close();
    assertThatThrownBy(() -> start.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(closed).isEmpty();
  }

  @Test
  void goesOnWhereAPartHangsOrFails() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    parts.start(Part.DATA_DIRECTORY, () -> () -> closed.add(Part.DATA_DIRECTORY));
    parts.start(Part.BROKER, () -> never::await);
    parts.start(
        Part.USERS,
        () ->
            () -> {
              throw new IllegalStateException("does not stop");
            });
    parts.close();
    assertThat(closed).containsExactly(Part.DATA_DIRECTORY);
  }

  @Test
  void forgetsAPartThatDidNotStart() {
    assertThatThrownBy(
            () ->
                parts.start(
                    Part.BROKER,
                    () -> {
                      throw new IllegalStateException("does not start");
                    }))
        .hasMessage("does not start");
    parts.close();
    assertThat(closed).isEmpty();
  }

  private interface Step {
    void run() throws Exception;
  }

  private static FutureTask<?> run(String name, Step step) {
    FutureTask<?> task =
        new FutureTask<>(
            () -> {
              step.run();
              return "done";
            });
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static void awaitLatch(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
