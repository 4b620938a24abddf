/** Whose socket it is: access tokens, sessions, and their end. */
@NullMarked
package chat.mehari.gateway.authentication;

import org.jspecify.annotations.NullMarked;
