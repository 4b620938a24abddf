/** Makes load at a rate and measures what becomes of it. */
@NullMarked
package chat.mehari.load.generator;

import org.jspecify.annotations.NullMarked;
