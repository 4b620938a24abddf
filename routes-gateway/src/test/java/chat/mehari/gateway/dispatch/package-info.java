@NullMarked
package chat.mehari.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
