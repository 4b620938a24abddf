package chat.mehari.gateway.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client that sends exactly what it is told, and keeps everything that it hears, in order. */
public final class Client implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Only what is wrong makes anybody wait so long. */
  private static final long PATIENCE_SECONDS = 60;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final WebSocket socket;

  private Client(URI uri, String... headers) {
    WebSocket.Builder builder =
        HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    this.socket = builder.buildAsync(uri, new Listener()).join();
  }

  /** Connects, with additional header names and values. */
  public static Client connect(RunningGateway gateway, String... headers) {
    return new Client(gateway.socket(), headers);
  }

  /** Connects to any address. */
  public static Client connect(URI uri, String... headers) {
    return new Client(uri, headers);
  }

  /** Connects and authenticates. */
  public static Client of(RunningGateway gateway, Services services, Person person) {
    Client client = connect(gateway);
    JsonNode answer = client.authenticate(services.token(person));
    if (!"reply".equals(answer.path("type").asText())) {
      throw new AssertionError("Not authenticated: " + answer);
    }
    return client;
  }

  /** Sends a text as it is. */
  public void send(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends bytes in a binary frame. */
  public void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Sends a request with an id of its own and returns the id. */
  public String request(String type, String data) {
    String id = Integer.toString(ids.incrementAndGet());
    send("{\"type\":\"%s\",\"id\":\"%s\",\"data\":%s}".formatted(type, id, data));
    return id;
  }

  /** Sends a request and waits for what comes next. */
  public JsonNode ask(String type, String data) {
    request(type, data);
    return next();
  }

  /** Sends a request and waits for its reply; answers the reply's data. */
  public JsonNode reply(String type, String data) {
    String id = request(type, data);
    JsonNode answer = next();
    if (!"reply".equals(answer.path("type").asText()) || !id.equals(answer.path("re").asText())) {
      throw new AssertionError("Not the reply: " + answer);
    }
    return answer.path("data");
  }

  /** Sends a request and waits for its refusal; answers the code. */
  public String refusal(String type, String data) {
    return refusal(ask(type, data));
  }

  /** The code of an error. */
  public static String refusal(JsonNode answer) {
    String code = answer.path("error").path("code").asText();
    if (code.isEmpty()) {
      throw new AssertionError("Not refused: " + answer);
    }
    return code;
  }

  /** Sends a token and waits for the answer. */
  public JsonNode authenticate(String token) {
    return ask("authenticate", "{\"accessToken\":\"%s\"}".formatted(token));
  }

  /** The next frame. */
  public JsonNode next() {
    try {
      JsonNode frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("Nothing was heard; closed: " + closed.getNow(null));
      }
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A frame that was heard already. */
  public @Nullable JsonNode heard() {
    return heard.poll();
  }

  /** How many frames were heard and not looked at. */
  public int waiting() {
    return heard.size();
  }

  /** The close code, as soon as there is one. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Whether the server has closed. */
  public boolean isClosed() {
    return closed.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          heard.add(JSON.readTree(text.toString()));
        } catch (JsonProcessingException e) {
          closed.completeExceptionally(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
