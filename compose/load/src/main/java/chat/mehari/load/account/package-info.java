/** Users as a test needs them: made at random, signed in on as many devices as wanted. */
@NullMarked
package chat.mehari.load.account;

import org.jspecify.annotations.NullMarked;
