package chat.mehari.schemas.broker;

import chat.mehari.schemas.frame.reply.Authenticated;
import chat.mehari.schemas.frame.reply.ConversationsPage;
import chat.mehari.schemas.frame.reply.Done;
import chat.mehari.schemas.frame.reply.EndedSessions;
import chat.mehari.schemas.frame.reply.MessagePostedReply;
import chat.mehari.schemas.frame.reply.MessagesPage;
import chat.mehari.schemas.frame.reply.PublicKeys;
import chat.mehari.schemas.frame.reply.ReplyData;
import chat.mehari.schemas.frame.reply.Self;
import chat.mehari.schemas.frame.reply.SessionList;
import chat.mehari.schemas.frame.reply.SessionOpened;
import chat.mehari.schemas.frame.reply.SyncResult;
import chat.mehari.schemas.frame.reply.TokenPair;
import chat.mehari.schemas.frame.reply.UnknownUsers;
import chat.mehari.schemas.frame.reply.UsersPage;
import chat.mehari.schemas.frame.request.Authenticate;
import chat.mehari.schemas.frame.request.ChangePassword;
import chat.mehari.schemas.frame.request.GetConversations;
import chat.mehari.schemas.frame.request.GetMessages;
import chat.mehari.schemas.frame.request.GetSelf;
import chat.mehari.schemas.frame.request.GetSessions;
import chat.mehari.schemas.frame.request.GetUsers;
import chat.mehari.schemas.frame.request.Login;
import chat.mehari.schemas.frame.request.Logout;
import chat.mehari.schemas.frame.request.MarkRead;
import chat.mehari.schemas.frame.request.Refresh;
import chat.mehari.schemas.frame.request.Register;
import chat.mehari.schemas.frame.request.RevokeSession;
import chat.mehari.schemas.frame.request.SendMessage;
import chat.mehari.schemas.frame.request.Sync;
import chat.mehari.schemas.frame.request.UpdateSelf;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that a service can be asked. The ones that {@linkplain #isForClients() clients} may
 * ask have a frame of the same name; the others are asked by gateways.
 */
public enum Operation {
  REGISTER("register", Exchanges.USERS, Kind.COMMAND, Register.class, SessionOpened.class),
  LOGIN("login", Exchanges.USERS, Kind.COMMAND, Login.class, SessionOpened.class),
  AUTHENTICATE(
      "authenticate", Exchanges.USERS, Kind.COMMAND, Authenticate.class, Authenticated.class),
  REFRESH("refresh", Exchanges.USERS, Kind.COMMAND, Refresh.class, TokenPair.class),
  LOGOUT("logout", Exchanges.USERS, Kind.COMMAND, Logout.class, Done.class),
  GET_SELF("getSelf", Exchanges.USERS, Kind.QUERY, GetSelf.class, Self.class),
  UPDATE_SELF("updateSelf", Exchanges.USERS, Kind.COMMAND, UpdateSelf.class, Self.class),
  CHANGE_PASSWORD(
      "changePassword", Exchanges.USERS, Kind.COMMAND, ChangePassword.class, Done.class),
  GET_USERS("getUsers", Exchanges.USERS, Kind.QUERY, GetUsers.class, UsersPage.class),
  GET_SESSIONS("getSessions", Exchanges.USERS, Kind.QUERY, GetSessions.class, SessionList.class),
  REVOKE_SESSION("revokeSession", Exchanges.USERS, Kind.COMMAND, RevokeSession.class, Done.class),

  SEND_MESSAGE(
      "sendMessage", Exchanges.MESSAGES, Kind.COMMAND, SendMessage.class, MessagePostedReply.class),
  MARK_READ("markRead", Exchanges.MESSAGES, Kind.COMMAND, MarkRead.class, Done.class),
  GET_MESSAGES(
      "getMessages", Exchanges.MESSAGES, Kind.QUERY, GetMessages.class, MessagesPage.class),
  GET_CONVERSATIONS(
      "getConversations",
      Exchanges.MESSAGES,
      Kind.QUERY,
      GetConversations.class,
      ConversationsPage.class),
  SYNC("sync", Exchanges.MESSAGES, Kind.QUERY, Sync.class, SyncResult.class),

  /** Asks for the public keys that tokens are verified with. */
  GET_KEYS("getKeys", Exchanges.USERS, Kind.QUERY, GetKeys.class, PublicKeys.class),
  /** Asks which of some users do not exist. */
  CHECK_USERS("checkUsers", Exchanges.USERS, Kind.QUERY, CheckUsers.class, UnknownUsers.class),
  /** Asks which of some sessions are over. */
  CHECK_SESSIONS(
      "checkSessions", Exchanges.USERS, Kind.QUERY, CheckSessions.class, EndedSessions.class);

  /** Whether an operation changes anything. */
  public enum Kind {
    /** Changes something; never expires on its way. */
    COMMAND,
    /** Only reads; expires on its way when nobody can wait for the answer any more. */
    QUERY
  }

  private static final Map<String, Operation> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Operation::operationName, Function.identity()));

  private final String operationName;
  private final String exchange;
  private final Kind kind;
  private final Class<?> requestType;
  private final Class<? extends ReplyData> replyType;

  Operation(
      String operationName,
      String exchange,
      Kind kind,
      Class<?> requestType,
      Class<? extends ReplyData> replyType) {
    this.operationName = operationName;
    this.exchange = exchange;
    this.kind = kind;
    this.requestType = requestType;
    this.replyType = replyType;
  }

  /** The operation that a frame's {@code type} names, whoever may ask it. */
  public static Optional<Operation> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The name: a frame's {@code type}, a schema, a header's value, a route. */
  public String operationName() {
    return operationName;
  }

  /** The exchange that the operation is asked on. */
  public String exchange() {
    return exchange;
  }

  /** Whether it changes anything. */
  public Kind kind() {
    return kind;
  }

  /** The record that its body binds to. */
  public Class<?> requestType() {
    return requestType;
  }

  /** The record that answers it. */
  public Class<? extends ReplyData> replyType() {
    return replyType;
  }

  /** Whether a client's frame may ask it. */
  public boolean isForClients() {
    return this != GET_KEYS && this != CHECK_USERS && this != CHECK_SESSIONS;
  }

  /** Whether it changes a conversation, and so goes through a partition's queue. */
  public boolean isConversationCommand() {
    return kind == Kind.COMMAND && exchange.equals(Exchanges.MESSAGES);
  }
}
