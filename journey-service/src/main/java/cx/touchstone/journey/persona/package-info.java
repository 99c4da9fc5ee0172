/** Personas: profiles of ideal customers, as sets of conditions that every service can segment by. */
package cx.touchstone.journey.persona;
