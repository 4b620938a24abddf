package chat.mehari.gateway.connection;

import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.schemas.frame.CloseCode;

/** The endpoint of all sockets, with the limits of the settings. */
record SocketEndpoint(GatewaySettings settings) {

  private static final String PATH = "websocket-jsr356:/ws";

  /** What sends to sockets. */
  static String producer() {
    return PATH;
  }

  /** What accepts sockets. */
  String consumer() {
    return PATH
        + "?subprotocols=mehari.v1"
        + "&allowedOrigins="
        + String.join(",", settings.allowedOrigins())
        + "&maxConnections="
        + settings.maximumSockets()
        + "&maxFrameBytes="
        + settings.maximumFrameSize().toBytes()
        + "&maxPendingFrames="
        // A flooder is to be refused first: who pipelines faster than we look is no flooder yet.
        + 2 * settings.maximumRefusals()
        + "&maxPendingBytes="
        // A burst of the longest frames is within the limits.
        + settings.requestBurst() * settings.maximumFrameSize().toBytes()
        + "&unauthenticatedPendingFrames="
        + settings.unauthenticatedPendingFrames()
        + "&unauthenticatedBytes="
        + settings.unauthenticatedBytes().toBytes()
        + "&maxPendingHeap="
        + Runtime.getRuntime().maxMemory() / 100 * settings.pendingHeapPercent()
        + "&floodCloseCode="
        + CloseCode.FLOOD.code()
        + "&maxQueuedFrames="
        + settings.maximumUnsentFrames()
        + "&maxQueuedBytes="
        + settings.maximumUnsentBytes().toBytes()
        + "&sendTimeout="
        + settings.writeTimeout().toMillis()
        + "&slowReaderCloseCode="
        + CloseCode.SLOW_READER.code()
        + "&pingInterval="
        + settings.pingInterval().toMillis()
        + "&pongTimeout="
        + settings.pongTimeout().toMillis()
        + "&stopSpread="
        + settings.stopSpread().toMillis();
  }
}
