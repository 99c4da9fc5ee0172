/** Where services tell what happened: at least once, with tokens of the platform. */
package cx.touchstone.gateway.event.intake;
