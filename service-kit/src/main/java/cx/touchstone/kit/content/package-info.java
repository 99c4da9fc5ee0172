/**
 * Content of any size that is taken as it arrives, in memory that stays the same: its lines, and chunks of what was read in
 * them, one being written while the next is read.
 */
package cx.touchstone.kit.content;
