package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has who started the jar once, and what nobody else can get at. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningIT {
  private static final int BY_SIGINT = 128 + 2;

  @TempDir static Path temporary;

  private static Path data;
  private static MehariProcess mehari;

  @BeforeAll
  static void start() throws Exception {
    data = temporary.resolve("data of Mehari");
    mehari = MehariProcess.start(data).awaitReady();
  }

  @AfterAll
  static void stop() {
    mehari.close();
  }

  @Test
  void saysOnceAndOnOneLineWhereToPointTheBrowser() {
    assertThat(mehari.output().lines().filter(line -> line.contains("http")))
        .containsExactly("Mehari is ready: open " + mehari.page());
    assertThat(mehari.errors()).isEmpty();
  }

  @Test
  void servesThePageAndTheSocket() throws Exception {
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(mehari.page()).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Mehari</title>");
    assertWorks("somebody");
  }

  @Test
  void hearsOtherMachinesOnTheWebPortOnly() throws Exception {
    List<ListeningSocket> sockets = ListeningSocket.of(DataProcesses.of(data));
    assertThat(sockets)
        .filteredOn(socket -> !socket.loopback())
        .extracting(ListeningSocket::port)
        .containsExactly(mehari.port());
    // The broker's and the database's.
    assertThat(sockets).filteredOn(ListeningSocket::loopback).hasSize(2);
  }

  @Test
  void letsOnlyTheOwnerReadItsData() throws Exception {
    for (Path directory : List.of(data, data.resolve("secrets"), data.resolve("postgres"))) {
      assertThat(permissions(directory)).as(directory.toString()).isEqualTo("rwx------");
    }
    assertThat(secretFiles()).isNotEmpty();
    for (Path file : secretFiles()) {
      assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
    }
  }

  @Test
  void showsNoPasswordInCommandLinesEnvironmentsOrLogs() throws Exception {
    List<String> visible = new ArrayList<>(List.of(mehari.output(), mehari.errors()));
    visible.add(Files.readString(data.resolve("postgres/postgres.log")));
    List<ProcessHandle> processes = DataProcesses.of(data);
    assertThat(processes).hasSizeGreaterThan(5);
    for (ProcessHandle process : processes) {
      visible.add(DataProcesses.commandLine(process));
      visible.add(DataProcesses.environment(process));
    }
    assertThat(secretFiles()).hasSize(4);
    for (Path file : secretFiles()) {
      String secret = Files.readString(file);
      assertThat(secret).as(file.toString()).hasSizeGreaterThanOrEqualTo(32);
      assertThat(visible).noneMatch(text -> text.contains(secret));
    }
  }

  @Test
  void refusesASecondStartOnItsDataAndGoesOn() throws Exception {
    MehariProcess second = MehariProcess.start(data);
    assertThat(second.awaitEnd()).isEqualTo(1);
    assertThat(second.errors())
        .isEqualTo(
            "Mehari already runs on %s (process %d): stop it first, or give another --data-dir.%n",
            data, mehari.pid());
    assertThat(second.output()).isEmpty();
    assertWorks("somebody-else");
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    Path other = temporary.resolve("other data");
    String port = Integer.toString(mehari.port());
    try (MehariProcess second =
        MehariProcess.run(other, "--data-dir", other.toString(), "--port", port)) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.errors())
          .isEqualTo("Port %s is in use by another program: give another one with --port.%n", port);
      assertThat(DataProcesses.of(other)).isEmpty();
    }
  }

  /** The last, for it ends what the others use. */
  @Test
  @Order(Integer.MAX_VALUE)
  void endsEverythingOnCtrlC() throws Exception {
    assertThat(mehari.stop("INT")).isEqualTo(BY_SIGINT);
    assertThat(DataProcesses.of(data)).extracting(DataProcesses::commandLine).isEmpty();
    assertThat(mehari.output()).doesNotContain("WARN", "ERROR", "Mehari cannot start");
    assertThat(mehari.errors()).isEmpty();
  }

  private static void assertWorks(String name) throws Exception {
    try (ChatClient client = mehari.connect()) {
      UUID self = client.register(name, "a password of " + name);
      client.send(self, "Good morning!");
      assertThat(client.history(self)).containsExactly("Good morning!");
    }
  }

  private static List<Path> secretFiles() throws Exception {
    try (Stream<Path> files = Files.list(data.resolve("secrets"))) {
      return files.toList();
    }
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
