/** Tests of what all features stand on. */
@NullMarked
package chat.mehari.messages.platform;

import org.jspecify.annotations.NullMarked;
