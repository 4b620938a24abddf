/** What holds schemas, records, examples and documents together. */
@NullMarked
package chat.mehari.schemas;

import org.jspecify.annotations.NullMarked;
