package chat.mehari.gateway.harness;

import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorFrame;
import chat.mehari.schemas.frame.ReplyFrame;
import chat.mehari.schemas.frame.ServerFrame;
import chat.mehari.schemas.frame.reply.Authenticated;
import chat.mehari.schemas.frame.reply.Done;
import chat.mehari.schemas.frame.reply.EndedSessions;
import chat.mehari.schemas.frame.reply.PublicKeys;
import chat.mehari.schemas.frame.reply.ReplyData;
import chat.mehari.schemas.frame.reply.SessionOpened;
import chat.mehari.schemas.frame.reply.UnknownUsers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What services know of users, sessions and keys, and what they answer by it. */
final class UsualAnswers {

  private final List<TokenIssuer> issuers =
      new CopyOnWriteArrayList<>(List.of(new TokenIssuer("first")));
  private final Set<UUID> ended = ConcurrentHashMap.newKeySet();
  private final Set<UUID> users = ConcurrentHashMap.newKeySet();

  /** A user exists from now on. */
  void register(UUID user) {
    users.add(user);
  }

  /** A session is over from now on. */
  void end(UUID session) {
    ended.add(session);
  }

  /** Whose key signs. */
  TokenIssuer issuer() {
    return issuers.get(issuers.size() - 1);
  }

  /** From now on another key signs; the ones before stay good. */
  void rotateKeys() {
    issuers.add(new TokenIssuer("rotated-" + UUID.randomUUID()));
  }

  /** The first key signs again, and no other is good. */
  void forgetRotations() {
    issuers.retainAll(issuers.subList(0, 1));
  }

  /** What getKeys is answered at that time. */
  PublicKeys publicKeys(Instant now) {
    return new PublicKeys(issuers.stream().map(TokenIssuer::jwk).toList(), now);
  }

  /** The answer to a question. */
  ServerFrame answer(Asked question) {
    return switch (question.operation()) {
      case "getKeys" -> reply(question, publicKeys(Instant.now()));
      case "register", "login" -> opened(question, Person.create());
      case "authenticate" -> authenticated(question);
      case "checkUsers" ->
          reply(
              question,
              new UnknownUsers(
                  ids(question.data().path("userIds")).filter(id -> !users.contains(id)).toList()));
      case "checkSessions" ->
          reply(
              question,
              new EndedSessions(
                  ids(question.data().path("sessionIds")).filter(ended::contains).toList()));
      default -> reply(question, new Done());
    };
  }

  /** The answer to a register or login: the session of this person is open. */
  ServerFrame opened(Asked question, Person person) {
    users.add(person.id());
    return reply(
        question,
        new SessionOpened(
            person.account(),
            issuer().token(person),
            Instant.now().plusSeconds(900),
            "refresh",
            person.sessionId()));
  }

  static ServerFrame reply(Asked question, ReplyData data) {
    return new ReplyFrame(question.re(), data);
  }

  static ServerFrame refusal(Asked question, ErrorCode code) {
    return new ErrorFrame(question.re(), new ErrorBody(code, "No."));
  }

  private ServerFrame authenticated(Asked question) {
    Person person =
        new Person(
            UUID.fromString(question.header(Headers.USER)),
            UUID.fromString(question.header(Headers.SESSION)));
    users.add(person.id());
    return ended.contains(person.sessionId())
        ? refusal(question, ErrorCode.UNAUTHENTICATED)
        : reply(question, new Authenticated(person.account(), person.sessionId()));
  }

  private static Stream<UUID> ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> UUID.fromString(node.asText()));
  }
}
