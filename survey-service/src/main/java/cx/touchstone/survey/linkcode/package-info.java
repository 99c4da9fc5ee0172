/**
 * The code of a link: short enough for a text message, and signed, so that a wrong one is refused before anything is looked up.
 */
package cx.touchstone.survey.linkcode;
