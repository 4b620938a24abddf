/** The system under test as processes that can be killed, paused and started again. */
@NullMarked
package chat.mehari.load.system;

import org.jspecify.annotations.NullMarked;
