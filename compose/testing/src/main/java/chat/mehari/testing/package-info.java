/** How the tests of every module run: what they print, and how they are repeated. */
@NullMarked
package chat.mehari.testing;

import org.jspecify.annotations.NullMarked;
