package chat.mehari.users.account;

import java.util.UUID;

/** An account whose password has changed. */
record ChangedAccount(UUID id) {}
