/**
 * Faults under traffic: everything acknowledged is there once and in order, nothing needs a hand.
 */
@NullMarked
package chat.mehari.load.fault;

import org.jspecify.annotations.NullMarked;
