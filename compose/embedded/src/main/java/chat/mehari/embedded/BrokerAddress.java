package chat.mehari.embedded;

/**
 * How to reach an AMQP 0-9-1 broker.
 *
 * @param host name or address
 * @param port TCP port
 * @param username login
 * @param password login's secret; never printed
 * @param virtualHost the broker's name space
 */
public record BrokerAddress(
    String host, int port, String username, String password, String virtualHost) {

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "amqp://" + username + "@" + host + ":" + port + virtualHost;
  }
}
