/** Organisations for which no answers are taken for a while, as the gateway tells. */
package cx.touchstone.survey.suspension;
