/** Accounts, login, tokens, sessions and the directory: the service that knows who somebody is. */
@NullMarked
package chat.mehari.users;

import org.jspecify.annotations.NullMarked;
