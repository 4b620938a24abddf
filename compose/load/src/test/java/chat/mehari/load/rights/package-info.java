/** What the parts of the system may do, seen by trying. */
@NullMarked
package chat.mehari.load.rights;

import org.jspecify.annotations.NullMarked;
