/**
 * What can be asked about scores: read out of parameters, named in the address of a score, and nothing answered yet.
 */
package cx.touchstone.scoring.question;
