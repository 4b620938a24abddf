/** Sessions: login, refresh, logout, and what is known of the devices that are signed in. */
@NullMarked
package chat.mehari.users.session;

import org.jspecify.annotations.NullMarked;
