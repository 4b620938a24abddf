/** A client of the wire protocol that adds nothing to it: what a test sends is what goes out. */
@NullMarked
package chat.mehari.load.wire;

import org.jspecify.annotations.NullMarked;
