/** The way to the services: what leaves, who waits for the answer, and what is never answered. */
@NullMarked
package chat.mehari.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
