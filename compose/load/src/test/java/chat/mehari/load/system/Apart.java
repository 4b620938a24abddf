package chat.mehari.load.system;

import chat.mehari.testing.FreePorts;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two of each service as processes of their own, with a broker and a database outside. */
public final class Apart implements RunningSystem {
  private static final Duration START = Duration.ofMinutes(10);

  private final OutsideServers servers;
  private final List<Integer> ports = List.of(FreePorts.next(), FreePorts.next());
  private final List<ServerProcess> gateways;
  private final List<ServerProcess> users;
  private final List<ServerProcess> messages;

  private Apart(OutsideServers servers, List<MachineClock> clocks) {
    this.servers = servers;
    this.gateways = two("gateway", ports, clocks);
    this.users = two("users", List.of(FreePorts.next(), FreePorts.next()), clocks);
    this.messages = two("messages", List.of(FreePorts.next(), FreePorts.next()), clocks);
  }

  static Apart start(OutsideServers servers) {
    return start(servers, List.of(MachineClock.RIGHT, MachineClock.RIGHT));
  }

  private static Apart start(OutsideServers servers, List<MachineClock> clocks) {
    Apart system = new Apart(servers, clocks);
    system.all().forEach(ServerProcess::start);
    system.awaitReady();
    return system;
  }

  /** Starts two of each on servers that the caller has. */
  public static Apart start(PrivateBroker broker, PrivateDatabase database) {
    return start(OutsideServers.of(broker, database));
  }

  /** Starts two of each, the first and the second of each on machines with these clocks. */
  public static Apart start(
      PrivateBroker broker, PrivateDatabase database, MachineClock first, MachineClock second) {
    return start(OutsideServers.of(broker, database), List.of(first, second));
  }

  /** Makes two of each, but leaves it to the caller to start them. */
  public static Apart unstarted(PrivateBroker broker, PrivateDatabase database) {
    return new Apart(
        OutsideServers.of(broker, database), List.of(MachineClock.RIGHT, MachineClock.RIGHT));
  }

  /** Waits until both gateways answer. */
  public void awaitReady() {
    try {
      gateways().forEach(gateway -> Readiness.await(gateway, START));
    } catch (RuntimeException e) {
      all().forEach(ServerProcess::close);
      throw e;
    }
  }

  /** The gateways' processes, in the order of {@link #gateways()}. */
  public List<ServerProcess> gatewayProcesses() {
    return gateways;
  }

  /** The processes of {@code routes-users}. */
  public List<ServerProcess> usersProcesses() {
    return users;
  }

  /** The processes of {@code routes-messages}. */
  public List<ServerProcess> messagesProcesses() {
    return messages;
  }

  /** All six. */
  public List<ServerProcess> all() {
    return Stream.of(gateways, users, messages).flatMap(List::stream).toList();
  }

  @Override
  public List<URI> gateways() {
    return ports.stream().map(port -> URI.create("ws://127.0.0.1:" + port + "/ws")).toList();
  }

  @Override
  public void close() {
    all().forEach(ServerProcess::close);
    servers.stop().run();
  }

  private List<ServerProcess> two(String role, List<Integer> ports, List<MachineClock> clocks) {
    return List.of(
        service(role, ports.get(0), clocks.get(0)), service(role, ports.get(1), clocks.get(1)));
  }

  private ServerProcess service(String role, int port, MachineClock clock) {
    Map<String, String> environment = new LinkedHashMap<>(servers.settings().apply(role));
    environment.putAll(Standalone.WELCOMING);
    environment.put("MEHARI_PORT", Integer.toString(port));
    environment.putAll(clock.environment());
    String name = "routes-" + role;
    // The database then knows which process wrote what.
    environment.put(
        "SPRING_APPLICATION_JSON",
        "{\"spring.datasource.hikari.data-source-properties.ApplicationName\":\"%s-%d\"}"
            .formatted(name, port));
    return new ServerProcess(
        name + "-" + port,
        List.of(
            Workplace.java(),
            "-Xmx384m",
            // Started often and not for long: the second compiler would only take the machine.
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Workplace.jar(name + "/target/" + name + ".jar").toString()),
        environment);
  }
}
