package chat.mehari.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The files of one PostgreSQL cluster and the server that works on them.
 *
 * <p>Everything goes through PostgreSQL's own {@code pg_ctl}: the server is then no child of this
 * JVM's terminal, so that Ctrl-C does not stop it before those who still use it.
 */
final class PostgresCluster {
  private static final int STOP_SECONDS = 8;
  private static final int RUN_SECONDS = 90;

  private static final List<String> MAKING =
      List.of(
          "--username=" + EmbeddedDatabase.SUPERUSER,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--no-locale");

  private final PostgresBinaries binaries;
  private final Path directory;
  private final Path data;
  private final Path log;

  PostgresCluster(PostgresBinaries binaries, Path directory) {
    this.binaries = binaries;
    this.directory = directory;
    this.data = directory.resolve("data");
    this.log = directory.resolve("postgres.log");
  }

  /** What tells files that are made so from those that another release makes. */
  static String makingId() {
    return Integer.toHexString(MAKING.hashCode());
  }

  /** Makes the files if there are none; a making that was broken off is thrown away. */
  void createIfAbsent(String superuserPassword) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    Path unfinished = directory.resolve("data.unfinished");
    Directories.delete(unfinished);
    Path passwordFile = PrivateFiles.write(directory.resolve("initdb-password"), superuserPassword);
    try {
      List<String> arguments = new ArrayList<>(MAKING);
      arguments.addAll(List.of("--pgdata=" + unfinished, "--pwfile=" + passwordFile));
      run("initdb", arguments);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Writes the settings and starts the server; returns when it takes connections. */
  void start(int port) throws IOException {
    Files.writeString(data.resolve("postgresql.conf"), PostgresSettings.server(port));
    Files.writeString(data.resolve("pg_hba.conf"), PostgresSettings.ACCESS);
    if (Files.exists(log) && Files.size(log) > 1 << 20) {
      Files.move(log, directory.resolve("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
    run(
        "pg_ctl",
        List.of("start", "-w", "-t", "60", "-s", "-D", data.toString(), "-l", log.toString()));
  }

  /** Stops the server, also one that an earlier JVM left behind; nothing happens if none runs. */
  void stop() throws IOException {
    Optional<ProcessHandle> server = running();
    if (server.isEmpty()) {
      // Left by a server that was killed; its number may meanwhile belong to anybody.
      Files.deleteIfExists(pidFile());
      return;
    }
    for (String mode : List.of("fast", "immediate")) {
      try {
        run(
            "pg_ctl",
            List.of(
                "stop", "-w", "-t", "" + STOP_SECONDS, "-s", "-m", mode, "-D", data.toString()));
        return;
      } catch (EmbeddedServerException e) {
        if (!server.get().isAlive()) {
          return;
        }
      }
    }
    server.get().destroyForcibly();
  }

  /** The last lines that the server wrote, for a message about a failed start. */
  String lastLogLines() {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 5), all.size()));
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  /** The server, where one runs on these files. */
  Optional<ProcessHandle> running() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
  }

  /** A program that does not end, or is not waited for any more, is killed with its children. */
  private boolean endsInTime(Process process) throws InterruptedException {
    boolean ended = false;
    try {
      ended = process.waitFor(RUN_SECONDS, TimeUnit.SECONDS);
      return ended;
    } finally {
      if (!ended) {
        kill(tree(process.toHandle()));
        // It may have begun the server in the very moment, which then is nobody's child.
        kill(ProcessHandle.allProcesses().filter(this::isOnTheData).flatMap(PostgresCluster::tree));
      }
    }
  }

  private boolean isOnTheData(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(data.toString());
  }

  private static Stream<ProcessHandle> tree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static void kill(Stream<ProcessHandle> processes) {
    List<ProcessHandle> all = processes.toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().completeOnTimeout(one, 5, TimeUnit.SECONDS).join());
  }

  private void run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(binaries.command(program, arguments));
    Path output = Files.createTempFile(directory, program, ".out");
    try {
      // To a file, not a pipe: the server inherits it from pg_ctl and would keep a pipe open.
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!endsInTime(process)) {
        throw new EmbeddedServerException("PostgreSQL's " + program + " does not end.", null);
      }
      if (process.exitValue() != 0) {
        throw new EmbeddedServerException(
            "PostgreSQL's " + program + " failed: " + Files.readString(output).strip(), null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("PostgreSQL's " + program + " was interrupted.", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
