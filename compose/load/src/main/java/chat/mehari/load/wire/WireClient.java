package chat.mehari.load.wire;

import chat.mehari.load.wire.Answers.Question;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One socket. Frames leave in the order in which its methods are called; a call returns when the
 * frame is with the operating system. Safe for use by several threads.
 */
public final class WireClient implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Receiver receiver = new Receiver();
  private final AtomicLong ids = new AtomicLong();
  private final Object sending = new Object();
  private final Patience patience;
  private final WebSocket socket;

  private WireClient(URI uri, Handshake handshake, Patience patience) {
    this.patience = patience;
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(patience.connecting());
    handshake.headers().forEach(builder::header);
    List<String> offered = handshake.subprotocols();
    if (!offered.isEmpty()) {
      builder.subprotocols(
          offered.get(0), offered.subList(1, offered.size()).toArray(String[]::new));
    }
    socket = await(builder.buildAsync(uri, receiver), patience.sending());
  }

  /** Connects with nothing but what RFC 6455 asks for. */
  public static WireClient connect(URI uri) {
    return connect(uri, Handshake.PLAIN);
  }

  /**
   * Connects.
   *
   * @throws HandshakeRefused if the server answers with anything but 101
   * @throws ConnectionLost if there is no server
   */
  public static WireClient connect(URI uri, Handshake handshake) {
    return connect(uri, handshake, Patience.OF_A_CLIENT);
  }

  /** Connects so, and waits for the server as long as this. */
  public static WireClient connect(URI uri, Handshake handshake, Patience patience) {
    return new WireClient(uri, handshake, patience);
  }

  /** Sends a request, with an id of its own, and gives its reply or a {@link RequestRefused}. */
  public CompletableFuture<JsonNode> request(String type, ObjectNode data) {
    String id = Long.toString(ids.incrementAndGet());
    return request(id, Json.object("type", type, "id", id, "data", data).toString());
  }

  /** Sends a text as it is and gives the answer that names this id. */
  public CompletableFuture<JsonNode> request(String id, String text) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Runnable send = sending(() -> sendText(text), answer);
    receiver.answers().expect(id, new Question(answer, again(send)));
    send.run();
    return answer;
  }

  /**
   * Sends a request and waits.
   *
   * @throws RequestRefused if the answer is an error
   * @throws ConnectionLost if there is no answer
   */
  public JsonNode call(String type, ObjectNode data) {
    return await(request(type, data), patience.answering());
  }

  /** The same for requests without data. */
  public JsonNode call(String type) {
    return call(type, Json.object());
  }

  /** Sends one text frame as it is. */
  public void sendText(String text) {
    send(() -> socket.sendText(text, true));
  }

  /** Sends a text in several frames and gives the next answer, whatever it names. */
  public JsonNode callFragments(String... parts) {
    return callNext(() -> sendFragments(parts));
  }

  /** Sends one message in several frames. */
  public void sendFragments(String... parts) {
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      boolean last = i == parts.length - 1;
      send(() -> socket.sendText(part, last));
    }
  }

  /** Sends one binary frame. */
  public void sendBinary(byte[] bytes) {
    send(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  /** Sends a text as it is and gives the next answer, whatever it names, as a whole frame. */
  public JsonNode callText(String text) {
    return callNext(() -> sendText(text));
  }

  /** The events. */
  public Inbox inbox() {
    return receiver.inbox();
  }

  /** How it ends; never fails. */
  public CompletableFuture<Closing> closed() {
    return receiver.closed();
  }

  /** Answers that belong to no request: each is a fault of the server. */
  public List<JsonNode> strays() {
    return receiver.answers().strays();
  }

  /** How many requests have no answer yet. */
  public int unanswered() {
    return receiver.answers().unanswered();
  }

  /** The subprotocol that the server chose, or an empty text. */
  public String subprotocol() {
    return socket.getSubprotocol();
  }

  /** Ends the connection without a word, as a broken network does. */
  public void abort() {
    socket.abort();
    receiver.lost("aborted");
  }

  /** Says good-bye and does not wait for the answer. */
  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      try {
        send(() -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
      } catch (ConnectionLost e) {
        abort();
      }
    }
  }

  private JsonNode callNext(Runnable frames) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Runnable send = sending(frames, answer);
    receiver.answers().expectNext(new Question(answer, again(send)));
    send.run();
    return await(answer, patience.answering());
  }

  private @Nullable Runnable again(Runnable send) {
    return patience.resending() ? send : null;
  }

  private static Runnable sending(Runnable frames, CompletableFuture<JsonNode> answer) {
    return () -> {
      try {
        frames.run();
      } catch (ConnectionLost e) {
        answer.completeExceptionally(e);
      }
    };
  }

  private void send(Supplier<CompletableFuture<WebSocket>> frame) {
    synchronized (sending) {
      await(frame.get(), patience.sending());
    }
  }

  /** Waits for an answer and throws what it failed with. */
  public static <T> T await(CompletableFuture<T> future, Duration atMost) {
    return Outcome.of(future, atMost);
  }
}
