package chat.mehari.schemas.frame.request;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The {@code data} of a request, after it was validated against its schema. Absent members are left
 * out where it is written.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
