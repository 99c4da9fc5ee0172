/**
 * Who did what to which object when. The log only grows, each entry names the hash of the one before, and it is written in the
 * transaction of what it tells of.
 */
package cx.touchstone.gateway.audit;
