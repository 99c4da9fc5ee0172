/**
 * Whom a tenant means by a persona: conditions on attributes, as the personas' owner has published them.
 */
package cx.touchstone.survey.persona;
