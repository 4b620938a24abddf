package chat.mehari.gateway.websocket;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the component sets or reads. */
public final class WebsocketJsr356Constants {

  @Metadata(
      description =
          "Consumer: the connection's key, random and never used again. Producer: the receiver's"
              + " key, or a collection of keys.",
      javaType = "String or java.util.Collection<String>")
  public static final String CONNECTION_KEY = "CamelWebsocketJsr356ConnectionKey";

  @Metadata(
      label = "consumer",
      description = "What happened",
      javaType = "chat.mehari.gateway.websocket.WebsocketJsr356Event")
  public static final String EVENT = "CamelWebsocketJsr356Event";

  @Metadata(
      label = "consumer",
      description = "The peer's IP address without port, where the container tells it",
      javaType = "String")
  public static final String REMOTE_ADDRESS = "CamelWebsocketJsr356RemoteAddress";

  @Metadata(
      label = "consumer",
      description = "User-Agent of the handshake, cut to 512 characters",
      javaType = "String")
  public static final String USER_AGENT = "CamelWebsocketJsr356UserAgent";

  @Metadata(
      label = "consumer",
      description = "The agreed subprotocol; absent where none was",
      javaType = "String")
  public static final String SUBPROTOCOL = "CamelWebsocketJsr356Subprotocol";

  @Metadata(
      label = "consumer",
      description = "MESSAGE only: System.nanoTime() when the whole message had arrived",
      javaType = "Long")
  public static final String ARRIVED_AT = "CamelWebsocketJsr356ArrivedAt";

  @Metadata(
      label = "consumer",
      description = "CLOSE only: the close code, 1006 where the connection broke",
      javaType = "Integer")
  public static final String CLOSE_CODE = "CamelWebsocketJsr356CloseCode";

  @Metadata(
      label = "consumer",
      description = "CLOSE only: the reason given with the code, perhaps empty",
      javaType = "String")
  public static final String CLOSE_REASON = "CamelWebsocketJsr356CloseReason";

  @Metadata(
      label = "producer",
      description =
          "Close the receivers with this code, after everything queued for them, this exchange's"
              + " body included; without a body nothing but the close is sent.",
      javaType = "Integer")
  public static final String SEND_CLOSE_CODE = "CamelWebsocketJsr356SendCloseCode";

  @Metadata(
      label = "producer",
      description = "The reason for SEND_CLOSE_CODE, at most 123 bytes of UTF-8",
      javaType = "String")
  public static final String SEND_CLOSE_REASON = "CamelWebsocketJsr356SendCloseReason";

  @Metadata(
      label = "producer",
      description =
          "true: the receivers are authenticated, and the limits before authentication no longer"
              + " hold for them. Without a body nothing is sent.",
      javaType = "Boolean")
  public static final String AUTHENTICATED = "CamelWebsocketJsr356Authenticated";

  @Metadata(
      label = "producer",
      description =
          "Set by the producer: for how many of the keys the frame or the close was queued. The"
              + " others are not connected here, or are being closed.",
      javaType = "Integer")
  public static final String SENT_COUNT = "CamelWebsocketJsr356SentCount";

  private WebsocketJsr356Constants() {}
}
