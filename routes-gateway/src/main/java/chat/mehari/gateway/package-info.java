/** The edge of Mehari: everything between a client's socket and the broker. */
@NullMarked
package chat.mehari.gateway;

import org.jspecify.annotations.NullMarked;
