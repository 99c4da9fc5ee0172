/**
 * Technical agreements between the services: how a call is refused, whose data a call may see, how an event leaves and arrives
 * exactly once in effect, how concurrent writes coalesce, how content of any size is read. No entities, no wire types of any
 * context.
 */
package cx.touchstone.kit;
