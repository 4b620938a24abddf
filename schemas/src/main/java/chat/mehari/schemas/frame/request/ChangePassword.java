package chat.mehari.schemas.frame.request;

/** Changes the password and revokes every other session. */
public record ChangePassword(String currentPassword, String newPassword) implements Request {}
