@NullMarked
package chat.mehari.gateway.request;

import org.jspecify.annotations.NullMarked;
