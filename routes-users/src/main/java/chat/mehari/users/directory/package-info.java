/** The directory of all accounts. */
@NullMarked
package chat.mehari.users.directory;

import org.jspecify.annotations.NullMarked;
