/** The servers that tests talk to; it shares the package of the embedded ones to set them up. */
@NullMarked
package chat.mehari.embedded;

import org.jspecify.annotations.NullMarked;
