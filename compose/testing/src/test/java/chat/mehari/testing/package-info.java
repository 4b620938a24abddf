@NullMarked
package chat.mehari.testing;

import org.jspecify.annotations.NullMarked;
