/** Tests of the service against a real broker and a real database. */
@NullMarked
package chat.mehari.messages;

import org.jspecify.annotations.NullMarked;
