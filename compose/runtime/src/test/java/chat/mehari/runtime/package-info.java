@NullMarked
package chat.mehari.runtime;

import org.jspecify.annotations.NullMarked;
