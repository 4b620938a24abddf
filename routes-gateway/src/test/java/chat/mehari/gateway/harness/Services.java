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
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.ServerFrame;
import chat.mehari.schemas.frame.reply.Done;
import chat.mehari.schemas.frame.reply.PublicKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * The services as a gateway sees them: what it asks is kept, and answered as they would. A test
 * takes over the operations that it is about.
 */
public final class Services implements AutoCloseable {

  private final ServiceBroker broker;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Consumer<Asked>> takenOver = new ConcurrentHashMap<>();
  private final UsualAnswers usual = new UsualAnswers();

  /** The services on the tests' broker, as if nothing had been asked of them yet. */
  public static Services fresh() {
    Services services = shared();
    services.takenOver.clear();
    services.asked.clear();
    services.usual.forgetRotations();
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
    answer(question, UsualAnswers.reply(question, new Done()));
  }

  /** Answers a question with an error. */
  public void refuse(Asked question, ErrorCode code) {
    answer(question, UsualAnswers.refusal(question, code));
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
      usual.end(person.sessionId());
      broker.publish(
          Exchanges.BROADCAST,
          "",
          SessionsRevoked.TYPE,
          new SessionsRevoked(person.id(), List.of(person.sessionId())));
    }
  }

  /** Ends a session, and no gateway hears of it. */
  public void revokeUnheard(Person person) {
    usual.end(person.sessionId());
  }

  /** A user that exists without being connected. */
  public UUID user() {
    UUID id = UUID.randomUUID();
    usual.register(id);
    return id;
  }

  /** An id exists from now on. */
  public void register(UUID id) {
    usual.register(id);
  }

  /** A good token. */
  public String token(Person person) {
    return usual.issuer().token(person);
  }

  /** Who issues tokens. */
  public TokenIssuer issuer() {
    return usual.issuer();
  }

  /** From now on another key signs; the ones before stay good. */
  public void rotateKeys() {
    usual.rotateKeys();
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
    return usual.publicKeys(now);
  }

  /** Answers as if no test had taken this operation over. */
  public void serveAsEver(Asked question) {
    answer(question, usual.answer(question));
  }

  /** Answers a register or login: the session of this person is open. */
  public void open(Asked question, Person person) {
    answer(question, usual.opened(question, person));
  }

  /** Made when the first test asks for it. */
  private static final class Shared {
    static final Services SERVICES = new Services(TestServers.broker());
  }
}
