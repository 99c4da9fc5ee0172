/** Where services tell what was done with them, in words of their own: the log says it in those of the API. */
package cx.touchstone.gateway.audit.intake;
