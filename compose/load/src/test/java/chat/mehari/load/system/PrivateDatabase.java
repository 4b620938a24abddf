package chat.mehari.load.system;

import chat.mehari.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PostgreSQL of our own, from the one that is installed, on a free port. */
public final class PrivateDatabase implements AutoCloseable {
  private static final String PASSWORD = "mehari";

  private final Path programs;
  private final Path directory;
  private final int port;
  private final ServerProcess process;

  private PrivateDatabase(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
    List<String> command =
        asOwner(
            programs.resolve("postgres").toString(),
            "-D",
            directory.resolve("data").toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=100");
    this.process = new ServerProcess("postgresql-" + port, command, Map.of());
  }

  /** Makes one with a role for each service, and waits until it takes connections. */
  public static PrivateDatabase start() {
    return startIn(Workplace.temporaryDirectory("postgresql"));
  }

  /** Makes one whose data lie on a disk that may become full. */
  public static PrivateDatabase start(SmallDisk disk) {
    return startIn(Workplace.temporaryDirectory(disk.root(), "postgresql"));
  }

  private static PrivateDatabase startIn(Path directory) {
    Path programs = programs();
    Path password = directory.resolve("password");
    try {
      Files.writeString(password, PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (Workplace.isRoot()) {
      Commands.run(Map.of(), "chown", "-R", "postgres", directory.toString());
    }
    Commands.run(
        Map.of(),
        asOwner(
                programs.resolve("initdb").toString(),
                "-D",
                directory.resolve("data").toString(),
                "-U",
                "mehari",
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--pwfile=" + password)
            .toArray(String[]::new));
    PrivateDatabase database = new PrivateDatabase(programs, directory, FreePorts.next());
    database.startAgain();
    database.sql("postgres", "create database mehari");
    for (String role : List.of("users", "messages")) {
      database.sql("mehari", "create role mehari_%s login password '%s'".formatted(role, PASSWORD));
      database.sql("mehari", "grant create on database mehari to mehari_" + role);
    }
    return database;
  }

  /** Starts it on the same data and waits until it takes connections. */
  public void startAgain() {
    Awaitility.await("PostgreSQL")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .until(this::answers);
  }

  /** After a kill it refuses to start until the last child of its predecessor is gone. */
  private boolean answers() {
    if (!process.isAlive()) {
      process.start();
    }
    return sql("postgres", "select 1").contains("1");
  }

  /** Runs a statement as superuser and gives what it prints. */
  public String sql(String database, String statement) {
    return Commands.run(
        Map.of("PGPASSWORD", PASSWORD),
        programs.resolve("psql").toString(),
        "-h",
        "127.0.0.1",
        "-p",
        Integer.toString(port),
        "-U",
        "mehari",
        "-d",
        database,
        "-v",
        "ON_ERROR_STOP=1",
        "-Atc",
        statement);
  }

  /** The process. */
  public ServerProcess process() {
    return process;
  }

  /** How a service finds it. */
  Map<String, String> settings(String role) {
    return Map.of(
        "MEHARI_POSTGRES_HOST",
        "127.0.0.1",
        "MEHARI_POSTGRES_PORT",
        Integer.toString(port),
        "MEHARI_POSTGRES_DATABASE",
        "mehari",
        "MEHARI_POSTGRES_USERNAME",
        "mehari_" + role,
        "MEHARI_POSTGRES_PASSWORD",
        PASSWORD);
  }

  @Override
  public void close() {
    List<ProcessHandle> children =
        process.isAlive()
            ? ProcessHandle.of(process.pid()).orElseThrow().children().toList()
            : List.of();
    process.close();
    children.forEach(child -> child.onExit().join());
    Workplace.delete(directory);
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> asOwner(String... command) {
    List<String> all = new ArrayList<>();
    if (Workplace.isRoot()) {
      all.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    all.addAll(Arrays.asList(command));
    return all;
  }

  private static Path programs() {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
