/**
 * Technical agreements between the services: how a call is refused, whose data a call may see, how an event leaves and arrives
 * exactly once in effect, how concurrent writes coalesce. No entities, no wire types of any context.
 */
package cx.touchstone.kit;
