/**
 * What an operator sees of the work: which request a line of a log belongs to, how many there were and how long they took, and
 * the trace that one leaves through all services. Nothing of it names a person.
 */
package cx.touchstone.kit.watch;
