package chat.mehari.gateway.websocket;

/** Echoes at {@code /}: what the Autobahn test-suite talks to. */
public final class AutobahnServer {

  private AutobahnServer() {}

  /** Serves on the port given as first argument until the process ends. */
  public static void main(String[] arguments) throws Exception {
    WebsocketServer.startOn(Integer.parseInt(arguments[0]), WebsocketConformanceTest.echo("/"));
  }
}
