/** The wire protocol, seen from outside: one class a theme. */
@NullMarked
package chat.mehari.load.protocol;

import org.jspecify.annotations.NullMarked;
