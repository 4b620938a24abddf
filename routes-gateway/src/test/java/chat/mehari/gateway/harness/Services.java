package chat.mehari.gateway.harness;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.TestServers;
import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Delivery;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.RoutingKeys;
import chat.mehari.schemas.broker.SessionsRevoked;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorFrame;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.ReplyFrame;
import chat.mehari.schemas.frame.ServerFrame;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.UserRole;
import chat.mehari.schemas.frame.reply.Authenticated;
import chat.mehari.schemas.frame.reply.Done;
import chat.mehari.schemas.frame.reply.EndedSessions;
import chat.mehari.schemas.frame.reply.PublicKeys;
import chat.mehari.schemas.frame.reply.SessionOpened;
import chat.mehari.schemas.frame.reply.UnknownUsers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * The services as a gateway sees them: what it asks is kept, and answered as they would. A test
 * takes over the operations that it is about.
 */
public final class Services implements AutoCloseable {

  private final ServiceBroker broker;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Consumer<Asked>> takenOver = new ConcurrentHashMap<>();
  private final List<TokenIssuer> issuers =
      new CopyOnWriteArrayList<>(List.of(new TokenIssuer("first")));
  private final Set<UUID> ended = ConcurrentHashMap.newKeySet();
  private final Set<UUID> users = ConcurrentHashMap.newKeySet();

  /** The services on the tests' broker, as if nothing had been asked of them yet. */
  public static Services fresh() {
    Services services = shared();
    services.takenOver.clear();
    services.asked.clear();
    services.issuers.retainAll(services.issuers.subList(0, 1));
    services.bindCommands();
    return services;
  }

  /** There may be only one on a broker: two would answer the same questions. */
  static Services shared() {
    return Shared.SERVICES;
  }

  /** Services on a broker of their own. */
  public Services(BrokerAddress address) {
    broker = new ServiceBroker(address, this::serve);
  }

  /** From now on the test answers this operation, or does not. */
  public void takeOver(String operation, Consumer<Asked> service) {
    takenOver.put(operation, service);
  }

  /** From now on nobody answers this operation. */
  public void ignore(String operation) {
    takeOver(operation, question -> {});
  }

  /** From now on this operation is answered as ever. */
  public void giveBack(String operation) {
    takenOver.remove(operation);
  }

  /** Everything that this operation was asked. */
  public List<Asked> asked(String operation) {
    return asked.stream().filter(question -> question.operation().equals(operation)).toList();
  }

  /** Everything that this operation was asked by a user. */
  public List<Asked> asked(String operation, Person person) {
    String user = person.id().toString();
    return asked(operation).stream()
        .filter(question -> user.equals(question.header(Headers.USER)))
        .toList();
  }

  /** Waits until this operation was asked so often. */
  public List<Asked> await(String operation, int times) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> asked(operation).size() >= times);
    return asked(operation);
  }

  /** Answers a question. */
  public void answer(Asked question, ServerFrame frame) {
    broker.publish(
        Exchanges.NOTIFICATION,
        Objects.requireNonNull(question.header(Headers.REPLY_KEY)),
        List.of(
            new Delivery(
                new Audience.Requester(
                    Objects.requireNonNull(question.header(Headers.CORRELATION))),
                frame)));
  }

  /** Answers a question with nothing to say. */
  public void done(Asked question) {
    answer(question, new ReplyFrame(question.re(), new Done()));
  }

  /** Answers a question with an error. */
  public void refuse(Asked question, ErrorCode code) {
    answer(question, new ErrorFrame(question.re(), new ErrorBody(code, "No.")));
  }

  /** Sends an event to the sockets of a user, by the user's key. */
  public void event(UUID user, EventFrame event) {
    broker.publish(
        Exchanges.NOTIFICATION,
        RoutingKeys.user(user),
        List.of(new Delivery(Audience.Users.of(List.of(user)), event)));
  }

  /** Sends an event to the sockets of a user, and tells when its request came to a gateway. */
  public void event(UUID user, EventFrame event, String receivedAt) {
    broker.publishRaw(
        Exchanges.NOTIFICATION,
        RoutingKeys.user(user),
        Map.of(Headers.TYPE, Deliveries.TYPE, Headers.RECEIVED_AT, receivedAt),
        ServiceBroker.bytes(
            new Deliveries(List.of(new Delivery(Audience.Users.of(List.of(user)), event)))));
  }

  /** Sends deliveries to every gateway. */
  public void broadcast(List<Delivery> deliveries) {
    broker.publish(Exchanges.BROADCAST, "", deliveries);
  }

  /** Sends anything to every gateway. */
  public void broadcast(String type, byte[] body) {
    broker.publishRaw(Exchanges.BROADCAST, "", type, body);
  }

  /** Ends sessions, so that every gateway hears of it. */
  public void revoke(Person... people) {
    for (Person person : people) {
      ended.add(person.sessionId());
      broker.publish(
          Exchanges.BROADCAST,
          "",
          SessionsRevoked.TYPE,
          new SessionsRevoked(person.id(), List.of(person.sessionId())));
    }
  }

  /** Ends a session, and no gateway hears of it. */
  public void revokeUnheard(Person person) {
    ended.add(person.sessionId());
  }

  /** A user that exists without being connected. */
  public UUID user() {
    UUID id = UUID.randomUUID();
    users.add(id);
    return id;
  }

  /** An id exists from now on. */
  public void register(UUID id) {
    users.add(id);
  }

  /** A good token. */
  public String token(Person person) {
    return issuer().token(person);
  }

  /** Who issues tokens. */
  public TokenIssuer issuer() {
    return issuers.get(issuers.size() - 1);
  }

  /** From now on another key signs; the ones before stay good. */
  public void rotateKeys() {
    issuers.add(new TokenIssuer("rotated-" + UUID.randomUUID()));
  }

  /** Whether events of this user reach any gateway. */
  public boolean isBound(UUID user) {
    return broker.isBound(Exchanges.NOTIFICATION, RoutingKeys.user(user));
  }

  /** Commands of conversations reach nobody. */
  public void unbindCommands() {
    broker.unbindCommands();
  }

  /** Commands of conversations reach these services. */
  public void bindCommands() {
    broker.bindCommands();
  }

  @Override
  public void close() {
    broker.close();
  }

  private void serve(Asked question) {
    asked.add(question);
    takenOver.getOrDefault(question.operation(), this::serveAsEver).accept(question);
  }

  /** What getKeys is answered at that time. */
  public PublicKeys publicKeys(Instant now) {
    return new PublicKeys(issuers.stream().map(TokenIssuer::jwk).toList(), now);
  }

  /** Answers as if no test had taken this operation over. */
  public void serveAsEver(Asked question) {
    String re = question.re();
    switch (question.operation()) {
      case "getKeys" -> answer(question, new ReplyFrame(re, publicKeys(Instant.now())));
      case "register", "login" -> open(question, Person.create());
      case "authenticate" -> authenticate(question);
      case "checkUsers" ->
          answer(
              question,
              new ReplyFrame(
                  re,
                  new UnknownUsers(
                      ids(question.data().path("userIds")).stream()
                          .filter(id -> !users.contains(id))
                          .toList())));
      case "checkSessions" ->
          answer(
              question,
              new ReplyFrame(
                  re,
                  new EndedSessions(
                      ids(question.data().path("sessionIds")).stream()
                          .filter(ended::contains)
                          .toList())));
      default -> done(question);
    }
  }

  /** Answers a register or login: the session of this person is open. */
  public void open(Asked question, Person person) {
    users.add(person.id());
    answer(
        question,
        new ReplyFrame(
            question.re(),
            new SessionOpened(
                account(person.id()),
                token(person),
                Instant.now().plusSeconds(900),
                "refresh",
                person.sessionId())));
  }

  private void authenticate(Asked question) {
    UUID user = UUID.fromString(question.header(Headers.USER));
    UUID session = UUID.fromString(question.header(Headers.SESSION));
    users.add(user);
    if (ended.contains(session)) {
      refuse(question, ErrorCode.UNAUTHENTICATED);
    } else {
      answer(question, new ReplyFrame(question.re(), new Authenticated(account(user), session)));
    }
  }

  /** An account with this id. */
  public static User account(UUID id) {
    return new User(id, "u" + id.toString().substring(0, 8), "U", UserRole.MEMBER, Instant.now());
  }

  private static List<UUID> ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> UUID.fromString(node.asText()))
        .toList();
  }

  /** Made when the first test asks for it. */
  private static final class Shared {
    static final Services SERVICES = new Services(TestServers.broker());
  }
}
