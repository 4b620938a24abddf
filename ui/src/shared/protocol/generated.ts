// Generated from schemas/ by scripts/generate-types.mjs: change the schemas and run "npm run types".

/**
 * A conversation as one of its members sees it.
 */
export interface Conversation {
  id: Uuid
  kind: ConversationKind
  /**
   * What the asking member may do here.
   */
  role: MemberRole
  /**
   * How many members it has.
   */
  memberCount: number
  /**
   * Of a private conversation: both ids, or one for notes to oneself.
   *
   * @minItems 1
   * @maxItems 2
   */
  members?: Uuid[]
  /**
   * The latest message.
   */
  lastMessage?: Message
  /**
   * The last number taken.
   */
  lastSeq: Sequence
  /**
   * Up to where the asking member has read.
   */
  readSeq: Sequence
  /**
   * Messages of others after readSeq, counted up to 1,000.
   */
  unread: number
}

/**
 * What sort of conversation it is.
 */
export type ConversationKind = 'private'

/**
 * An opaque place in a list; what a page gave as next is what the following page takes as after.
 */
export type Cursor = string

/**
 * What people call a user.
 */
export type DisplayName = string

/**
 * What is wrong with a request.
 */
export interface ErrorBody {
  code: ErrorCode
  /**
   * One English sentence for people.
   */
  message: string
  /**
   * Each wrong field, where the code is invalid-frame.
   *
   * @minItems 1
   */
  details?: ErrorDetail[]
  /**
   * Milliseconds to wait, where the code is rate-limited.
   */
  retryAfterMs?: number
}

/**
 * Why a request failed, for programs.
 */
export type ErrorCode =
  | 'invalid-frame'
  | 'unknown-type'
  | 'unauthenticated'
  | 'invalid-credentials'
  | 'token-expired'
  | 'username-taken'
  | 'not-found'
  | 'forbidden'
  | 'conflict'
  | 'too-large'
  | 'rate-limited'
  | 'unavailable'
  | 'internal'

/**
 * One wrong field of a frame.
 */
export interface ErrorDetail {
  /**
   * A JSON Pointer into the frame.
   */
  path: string
  /**
   * What is wrong with it; never repeats its value.
   */
  message: string
}

/**
 * What a member may do in one conversation.
 */
export type MemberRole = 'member'

/**
 * A message as it now stands.
 */
export interface Message {
  /**
   * Where it was posted.
   */
  conversationId: Uuid
  /**
   * The number that it took in its conversation when it was posted, from 1.
   */
  seq: Sequence
  /**
   * The id that the client of its sender gave it.
   */
  cid: Uuid
  /**
   * Who posted it.
   */
  senderId: Uuid
  body: MessageBody
  /**
   * When it was posted; never goes back within a conversation.
   */
  sentAt: Timestamp
  /**
   * The seq of the message that it answers.
   */
  replyTo?: Sequence
}

/**
 * What a message says.
 */
export type MessageBody = string

/**
 * How many entries a page holds at most; 50 where it is absent.
 */
export type PageSize = number

/**
 * A password.
 */
export type Password = string

/**
 * What a client knows one of its requests by.
 */
export type RequestId = string

/**
 * A number of the count of one conversation; 0 is before its first.
 */
export type Sequence = number

/**
 * One signed-in device.
 */
export interface Session {
  id: Uuid
  /**
   * When it signed in.
   */
  createdAt: Timestamp
  /**
   * When it was last heard of.
   */
  lastSeenAt: Timestamp
  /**
   * What the browser called itself.
   */
  userAgent?: string
  /**
   * Whether the asking socket belongs to it.
   */
  current: boolean
}

/**
 * Any text without U+0000 and without unpaired surrogates. Lengths count code points.
 */
export type Text = string

/**
 * A moment as RFC 3339 in UTC with milliseconds.
 */
export type Timestamp = string

/**
 * A token; opaque to clients.
 */
export type Token = string

/**
 * An account as everybody sees it.
 */
export interface User {
  /**
   * Who it is, for ever.
   */
  id: Uuid
  /**
   * The name to sign in with, in lower case.
   */
  username: string
  displayName: DisplayName
  role: UserRole
  /**
   * When it was registered.
   */
  createdAt: Timestamp
}

/**
 * What an account may do in the whole system; the first account is an administrator.
 */
export type UserRole = 'member' | 'administrator'

/**
 * A name to sign in with, in any case; it is kept in lower case.
 */
export type Username = string

/**
 * A UUID in its canonical form; upper and lower case mean the same.
 */
export type Uuid = string

/**
 * Says whose socket this is, or prolongs it with a newer token of the same user.
 */
export interface AuthenticateRequest {
  accessToken: Token
}

/**
 * Changes the password and revokes every other session.
 */
export interface ChangePasswordRequest {
  currentPassword: Password
  newPassword: Password
}

/**
 * Lists the conversations of the caller, latest activity first.
 */
export interface GetConversationsRequest {
  after?: Cursor
  limit?: PageSize
}

/**
 * Reads history: of a conversation, or of the private one with a user; the latest messages where neither before nor after is given.
 */
export interface GetMessagesRequest {
  conversationId?: Uuid
  /**
   * The other user of a private conversation.
   */
  with?: Uuid
  /**
   * Only messages with a smaller seq.
   */
  before?: Sequence
  /**
   * Only messages with a larger seq.
   */
  after?: Sequence
  limit?: PageSize
}

/** Asks for the account of this socket. */
export type GetSelfRequest = Record<string, never>

/** Asks for the sessions of this account. */
export type GetSessionsRequest = Record<string, never>

/**
 * Looks into the directory.
 */
export interface GetUsersRequest {
  /**
   * Part of a username or display name, taken literally.
   */
  query?: string
  /**
   * Only these users.
   *
   * @maxItems 100
   */
  ids?: Uuid[]
  after?: Cursor
  limit?: PageSize
}

/**
 * Opens a session of an account; the socket is then authenticated.
 */
export interface LoginRequest {
  username: Username
  password: Password
}

/** Ends the session of this socket. */
export type LogoutRequest = Record<string, never>

/**
 * Says up to where the caller has read; never goes back, nor beyond the last number.
 */
export interface MarkReadRequest {
  conversationId: Uuid
  seq: Sequence
  /**
   * Makes a repetition the same command.
   */
  cid?: Uuid
}

/**
 * Exchanges a refresh token for a new pair; the old one is spent.
 */
export interface RefreshRequest {
  refreshToken: Token
  /**
   * The same id again within a minute gives the same pair.
   */
  cid?: Uuid
}

/**
 * Makes an account and a session; the socket is then authenticated.
 */
export interface RegisterRequest {
  username: Username
  password: Password
  /**
   * The username where it is absent.
   */
  displayName?: DisplayName
}

/**
 * Ends one session of this account.
 */
export interface RevokeSessionRequest {
  sessionId: Uuid
}

/**
 * Posts a message: either to a user or into a conversation.
 */
export interface SendMessageRequest {
  /**
   * The user whom it is for.
   */
  to?: Uuid
  /**
   * The conversation that it is for.
   */
  conversationId?: Uuid
  /**
   * Makes a repetition the same message, for ever; UUIDs of version 7 are best.
   */
  cid: Uuid
  body: MessageBody
  /**
   * The seq of the message that it answers.
   */
  replyTo?: Sequence
}

/**
 * Asks for everything after the positions of the caller.
 */
export interface SyncRequest {
  /**
   * The last number that the client has of each conversation.
   */
  positions: {
    [k: string]: Sequence
  }
  /**
   * The history that the positions belong to, as a reply named it; any other word names another history.
   */
  epoch?: Text
}

/**
 * Changes the account of this socket; what is absent stays.
 */
export interface UpdateSelfRequest {
  displayName?: DisplayName
}

/**
 * Whose socket this is.
 */
export interface AuthenticateReply {
  user: User
  sessionId: Uuid
}

/** The password is changed. */
export type ChangePasswordReply = Record<string, never>

/**
 * A page of conversations, latest activity first.
 */
export interface GetConversationsReply {
  /**
   * @maxItems 100
   */
  conversations: Conversation[]
  /**
   * Absent on the last page.
   */
  next?: Cursor
}

/**
 * A page of messages in the order of their seq.
 */
export interface GetMessagesReply {
  /**
   * @maxItems 100
   */
  messages: Message[]
  /**
   * Whether there is more in the direction asked.
   */
  hasMore: boolean
}

/**
 * The account of this socket.
 */
export interface GetSelfReply {
  user: User
}

/**
 * The sessions of this account.
 */
export interface GetSessionsReply {
  sessions: Session[]
}

/**
 * A page of the directory.
 */
export interface GetUsersReply {
  /**
   * @maxItems 100
   */
  users: User[]
  /**
   * Absent on the last page.
   */
  next?: Cursor
}

/**
 * The new session.
 */
export interface LoginReply {
  user: User
  accessToken: Token
  accessTokenExpiresAt: Timestamp
  refreshToken: Token
  sessionId: Uuid
}

/** The session is over; the socket closes with 1000. */
export type LogoutReply = Record<string, never>

/** It is noted. */
export type MarkReadReply = Record<string, never>

/**
 * The new pair of tokens.
 */
export interface RefreshReply {
  accessToken: Token
  accessTokenExpiresAt: Timestamp
  refreshToken: Token
}

/**
 * The account and its first session.
 */
export interface RegisterReply {
  user: User
  accessToken: Token
  accessTokenExpiresAt: Timestamp
  refreshToken: Token
  sessionId: Uuid
}

/** The session is over. */
export type RevokeSessionReply = Record<string, never>

/**
 * The message is committed.
 */
export interface SendMessageReply {
  conversationId: Uuid
  /**
   * The number that the message took.
   */
  seq: Sequence
  /**
   * As the request named it.
   */
  cid: Uuid
  sentAt: Timestamp
}

/**
 * What the positions lack.
 */
export interface SyncReply {
  /**
   * Whole event frames, in order in each conversation.
   *
   * @maxItems 500
   */
  events: MessagePostedEvent[]
  /**
   * The last number of the conversations that were named or are ahead of what was named.
   */
  heads: {
    [k: string]: Sequence
  }
  /**
   * Conversations that were named and are not the caller’s.
   *
   * @maxItems 500
   */
  gone: Uuid[]
  /**
   * The history that the numbers belong to.
   */
  epoch: Uuid
  /**
   * False where the positions belong to another history: forget and read afresh.
   */
  recovered: boolean
  /**
   * Whether events were left out: ask again.
   */
  more: boolean
}

/**
 * The account as it now is.
 */
export interface UpdateSelfReply {
  user: User
}

/**
 * A message was posted.
 */
export interface MessagePostedData {
  conversationId: Uuid
  /**
   * The number that the event took, equal to that of the message.
   */
  seq: Sequence
  /**
   * Who posted it.
   */
  by: Uuid
  at: Timestamp
  message: Message
}

/**
 * A message was posted.
 */
export interface MessagePostedEvent {
  type: 'message.posted'
  data: MessagePostedData
}

/**
 * A member has read or received more; takes no number.
 */
export interface ReceiptUpdatedData {
  conversationId: Uuid
  userId: Uuid
  readSeq: Sequence
  deliveredSeq: Sequence
}

/**
 * A member has read or received more; takes no number.
 */
export interface ReceiptUpdatedEvent {
  type: 'receipt.updated'
  data: ReceiptUpdatedData
}

/** The gateway may have missed something: sync after a random 0 to 5 seconds. */
export type ResyncData = Record<string, never>

/**
 * The gateway may have missed something: sync after a random 0 to 5 seconds.
 */
export interface ResyncEvent {
  type: 'resync'
  data: ResyncData
}

/**
 * There is a new account.
 */
export interface UserRegisteredData {
  user: User
}

/**
 * There is a new account.
 */
export interface UserRegisteredEvent {
  type: 'user.registered'
  data: UserRegisteredData
}

/**
 * An account has changed.
 */
export interface UserUpdatedData {
  user: User
}

/**
 * An account has changed.
 */
export interface UserUpdatedEvent {
  type: 'user.updated'
  data: UserUpdatedData
}

/**
 * The answer to a request that was refused, or whose outcome is unknown.
 */
export interface ErrorFrame {
  type: 'error'
  /**
   * The id of the request; absent where none could be read.
   */
  re?: RequestId
  error: ErrorBody
}

/** What each operation takes and answers, by the name in a request's type. */
export interface Operations {
  authenticate: { request: AuthenticateRequest; reply: AuthenticateReply }
  changePassword: { request: ChangePasswordRequest; reply: ChangePasswordReply }
  getConversations: { request: GetConversationsRequest; reply: GetConversationsReply }
  getMessages: { request: GetMessagesRequest; reply: GetMessagesReply }
  getSelf: { request: GetSelfRequest; reply: GetSelfReply }
  getSessions: { request: GetSessionsRequest; reply: GetSessionsReply }
  getUsers: { request: GetUsersRequest; reply: GetUsersReply }
  login: { request: LoginRequest; reply: LoginReply }
  logout: { request: LogoutRequest; reply: LogoutReply }
  markRead: { request: MarkReadRequest; reply: MarkReadReply }
  refresh: { request: RefreshRequest; reply: RefreshReply }
  register: { request: RegisterRequest; reply: RegisterReply }
  revokeSession: { request: RevokeSessionRequest; reply: RevokeSessionReply }
  sendMessage: { request: SendMessageRequest; reply: SendMessageReply }
  sync: { request: SyncRequest; reply: SyncReply }
  updateSelf: { request: UpdateSelfRequest; reply: UpdateSelfReply }
}

/** The name of an operation. */
export type OperationName = keyof Operations

/** A request as it is sent. */
export interface RequestFrame<Name extends OperationName = OperationName> {
  type: Name
  id: RequestId
  data: Operations[Name]['request']
}

/** The answer to a request that was done. */
export interface ReplyFrame<Name extends OperationName = OperationName> {
  type: 'reply'
  re: RequestId
  data: Operations[Name]['reply']
}

/** Every event, told apart by its type. */
export type ServerEvent =
  MessagePostedEvent | ReceiptUpdatedEvent | ResyncEvent | UserRegisteredEvent | UserUpdatedEvent

/** Every frame that a server sends. */
export type ServerFrame = ReplyFrame | ErrorFrame | ServerEvent
