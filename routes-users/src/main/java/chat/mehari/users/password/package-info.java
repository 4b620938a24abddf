/**
 * Passwords: hashing and checking them, on few threads of their own and not too often for a name.
 */
@NullMarked
package chat.mehari.users.password;

import org.jspecify.annotations.NullMarked;
