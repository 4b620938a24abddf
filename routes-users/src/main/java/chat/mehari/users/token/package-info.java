/** Access tokens and the keys that sign them. */
@NullMarked
package chat.mehari.users.token;

import org.jspecify.annotations.NullMarked;
