/** The instances of this service: who is there, and who takes which commands. */
@NullMarked
package chat.mehari.messages.instance;

import org.jspecify.annotations.NullMarked;
