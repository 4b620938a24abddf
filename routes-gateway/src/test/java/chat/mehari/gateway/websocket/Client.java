package chat.mehari.gateway.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A peer that reads everything as it comes. */
final class Client implements WebSocket.Listener {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Only what is wrong makes anybody wait so long. */
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile String closeReason = "";
  private volatile CompletableFuture<Void> pong = new CompletableFuture<>();
  private @Nullable WebSocket socket;

  private Client() {}

  static Client connect(URI uri, String... headers) {
    return connect(uri, List.of(), headers);
  }

  /** Connects; a refusal comes as CompletionException of WebSocketHandshakeException. */
  static Client connect(URI uri, List<String> subprotocols, String... headers) {
    Client client = new Client();
    WebSocket.Builder builder =
        HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    if (!subprotocols.isEmpty()) {
      builder.subprotocols(
          subprotocols.get(0), subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
    }
    client.socket = builder.buildAsync(uri, client).join();
    return client;
  }

  WebSocket socket() {
    WebSocket connected = socket;
    if (connected == null) {
      throw new IllegalStateException("not connected");
    }
    return connected;
  }

  void send(String text) {
    socket().sendText(text, true).join();
  }

  /** Returns when the server has read everything that was sent. */
  void ping() throws Exception {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    pong = answer;
    socket().sendPing(ByteBuffer.allocate(0)).join();
    answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  boolean isClosed() {
    return closeCode.isDone();
  }

  String receive() throws InterruptedException {
    String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("nothing came");
    }
    return text;
  }

  /** How many frames came and were not received yet. */
  int waiting() {
    return texts.size();
  }

  /** The code of the server's close frame, or of the answer to ours. */
  int closeCode() throws Exception {
    return closeCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  String closeReason() {
    return closeReason;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      texts.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    pong.complete(null);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeReason = reason;
    closeCode.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closeCode.completeExceptionally(error);
  }
}
