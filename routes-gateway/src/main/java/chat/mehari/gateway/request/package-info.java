/** A frame on its way in: every check before it may leave for a service. */
@NullMarked
package chat.mehari.gateway.request;

import org.jspecify.annotations.NullMarked;
