package chat.mehari.load.system;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.wire.Handshake;
import chat.mehari.load.wire.Patience;
import chat.mehari.load.wire.WireClient;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens sockets, to all gateways in turn, and closes what it opened. */
public final class Clients implements AutoCloseable {
  private final RunningSystem system;
  private final List<WireClient> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  /** Of this system. */
  public Clients(RunningSystem system) {
    this.system = system;
  }

  /** The next gateway. */
  public URI gateway() {
    List<URI> all = system.gateways();
    return all.get(turn.getAndIncrement() % all.size());
  }

  /** How many gateways an address may lead to. */
  public int gatewaysBehindEach() {
    return system.gatewaysBehindEach();
  }

  /** A socket of nobody. */
  public WireClient connect() {
    return connect(gateway(), Handshake.PLAIN);
  }

  /** A socket of nobody, opened this way. */
  public WireClient connect(Handshake handshake) {
    return connect(gateway(), handshake);
  }

  /** A socket of nobody, opened this way. */
  public WireClient connect(URI uri, Handshake handshake) {
    WireClient client = WireClient.connect(uri, handshake, Patience.OF_A_TEST);
    opened.add(client);
    return client;
  }

  /** Somebody new. */
  public Device register() {
    WireClient client = connect();
    return new Device(Account.register(client), client);
  }

  /** Another device of somebody: a session of its own. */
  public Device login(Device other) {
    WireClient client = connect();
    return new Device(other.account().login(client), client);
  }

  /** Another socket of the same session. */
  public Device reconnect(Device other) {
    WireClient client = connect();
    other.account().authenticate(client);
    return new Device(other.account(), client);
  }

  /** Closes all sockets and fails if a request was answered twice. */
  @Override
  public void close() {
    opened.forEach(WireClient::close);
    List<String> strays =
        opened.stream().flatMap(client -> client.strays().stream()).map(Object::toString).toList();
    if (!strays.isEmpty()) {
      throw new AssertionError("answers to nothing, or second ones: " + strays);
    }
  }
}
