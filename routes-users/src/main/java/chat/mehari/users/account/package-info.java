/** Accounts: registration, the own account, the password's change. */
@NullMarked
package chat.mehari.users.account;

import org.jspecify.annotations.NullMarked;
