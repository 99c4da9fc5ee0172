/** How the neighbours that segment by personas learn of them. */
package cx.touchstone.journey.persona.delivery;
