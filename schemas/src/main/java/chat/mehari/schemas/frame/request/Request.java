package chat.mehari.schemas.frame.request;

/** The {@code data} of a request, after it was validated against its schema. */
public sealed interface Request
    permits Register,
        Login,
        Authenticate,
        Refresh,
        Logout,
        GetSelf,
        UpdateSelf,
        ChangePassword,
        GetUsers,
        GetSessions,
        RevokeSession,
        SendMessage,
        GetMessages,
        GetConversations,
        MarkRead,
        Sync {}
